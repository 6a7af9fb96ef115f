import { describe, expect, it } from "vitest";
import { isConfigError, isResponseParseError } from "./index.js";
import { envelope, scriptedClient } from "./test-support/scripted.js";

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("an answer", () => {
  it("gives its rows in the order of results, not of the keys", async () => {
    const { kantata } = scriptedClient(() => envelope(["30", "4", "100"]));
    expect((await kantata.accountInvitations.list().toArray({ limit: 9 })).map(({ id }) => id)).toEqual([
      "30",
      "4",
      "100",
    ]);
  });

  it("takes its count from meta, else from count, else has none", async () => {
    for (const [more, count] of [
      [{ count: 5, meta: { count: 7, page_count: 1, page_number: 1, page_size: 20 } }, 7],
      [{ count: 5 }, 5],
      [{ count: undefined }, undefined],
    ] as const) {
      const { kantata } = scriptedClient(() => envelope(["1"], more));
      for await (const page of kantata.accountInvitations.list({ only: [1] }).pages()) expect(page.count).toBe(count);
    }
  });

  it("leaves out results of other types", async () => {
    const body = envelope(["1"]);
    const results = [{ key: "users", id: "9" }, ...(body.results as object[])];
    const { kantata } = scriptedClient(() => ({ ...body, results, users: { 9: { id: "9" } } }));
    expect(await kantata.accountInvitations.get(1)).toMatchObject({ id: "1" });
  });

  it.each([
    ["is empty", () => new Response("")],
    ["is null", () => null],
    ["is a list", () => []],
    ["has no results", () => ({ count: 0 })],
    ["names a row that is missing", () => ({ ...envelope(["1"]), account_invitations: {} })],
    [
      "names a row by a key that every object has",
      () => ({ results: [{ key: "account_invitations", id: "constructor" }], account_invitations: {} }),
    ],
    [
      "names a row of a map by a property that every object has",
      () => ({ results: [{ key: "account_invitations", id: "1" }] }),
    ],
    ["has no row", () => envelope([])],
  ])("that %s is a ResponseParseError, not undefined", async (_name, body) => {
    const { kantata } = scriptedClient(body);
    expect(isResponseParseError(await failure(kantata.accountInvitations.get(1)))).toBe(true);
  });

  it("that lacks one row of a list is a ResponseParseError too: skipping the row would lose a person", async () => {
    const body = envelope(["1", "2"]);
    const { kantata } = scriptedClient(() => ({
      ...body,
      account_invitations: { 1: (body.account_invitations as object[])[1] },
    }));
    expect(isResponseParseError(await failure(kantata.accountInvitations.list().toArray({ limit: 9 })))).toBe(true);
  });

  it("with __proto__ as an id is read like any other answer, and changes no prototype", async () => {
    const text =
      '{"results":[{"key":"account_invitations","id":"__proto__"}],"account_invitations":{"__proto__":{"id":"__proto__","polluted":1,"inviter_id":"__proto__"}},"users":{"__proto__":{"id":"__proto__","full_name":"Proto"}}}';
    const { kantata } = scriptedClient(() => new Response(text));
    const row = await kantata.accountInvitations.get(1, { include: ["inviter"] });
    expect(row).toMatchObject({ id: "__proto__", inviter: { full_name: "Proto" } });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe("include", () => {
  it("finds its objects whether ids are numbers or strings", async () => {
    const users = { 7: { id: 7, full_name: "Ann" }, 8: { id: "8", full_name: "Bob" } };
    const roles = { 9: { id: 9, name: "Engineer" } };
    const row = { id: 1, inviter_id: 7, invitee_id: "8", default_role_id: 9 };
    const body = { results: [{ key: "account_invitations", id: 1 }], account_invitations: { 1: row }, users, roles };
    const { kantata } = scriptedClient(() => body);
    const include = ["inviter", "invitee", "default_role"] as const;
    expect(await kantata.accountInvitations.get(1, { include })).toMatchObject({
      inviter: { full_name: "Ann" },
      invitee: { full_name: "Bob" },
      default_role: { name: "Engineer" },
    });
  });

  const body = {
    results: [{ key: "account_invitations", id: "1" }],
    account_invitations: {
      1: {
        id: "1",
        full_name: "A",
        email_address: "a@example.com",
        pending: true,
        inviter_id: "7",
        invitee_id: null,
        default_role_id: "toString",
      },
    },
    users: { 7: { id: "7", full_name: "Ina" } },
    roles: {},
  };

  it("adds only the objects that include names, and null where the row has none", async () => {
    const { kantata, asked } = scriptedClient(() => body);
    const row = await kantata.accountInvitations.get(1, { include: ["inviter", "invitee", "default_role"] });
    expect(row.inviter).toEqual({ id: "7", full_name: "Ina" });
    expect(row.invitee).toBeNull();
    expect(row.default_role).toBeNull();
    expect(asked[0]?.search).toBe("?include=inviter,invitee,default_role");
    expect(await kantata.accountInvitations.get(1)).not.toHaveProperty("inviter");
  });

  it.each([[["invitor"]], ["inviter"], [[1]], [["__proto__"]], [{}]])(
    "%j is refused: the server would silently ignore it",
    async (include) => {
      const { kantata, asked } = scriptedClient(() => body);
      const params = { include } as never;
      expect(isConfigError(await failure(kantata.accountInvitations.get(1, params)))).toBe(true);
      expect(isConfigError(await failure(kantata.accountInvitations.list(params).first()))).toBe(true);
      expect(asked).toHaveLength(0);
    },
  );
});
