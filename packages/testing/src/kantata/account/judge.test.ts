import { describe, expect, it } from "vitest";
import { createKantataFake } from "../kantata-fake.js";
import type { KantataFakeInvite, KantataFakeOptions } from "../kantata-options.js";

const ADA = { full_name: "Ada Brandt", email_address: "ada@example.com" };

interface Sent {
  readonly body?: unknown;
  /** @default "application/json" */
  readonly type?: string | undefined;
}

function setUp(options: KantataFakeOptions = {}, invitations: readonly KantataFakeInvite[] = []) {
  const fake = createKantataFake({ ...options, invitations });
  /** A request as a caller's own code could send it, without our client. */
  async function send(method: string, path: string, { body, type = "application/json" }: Sent = {}) {
    const text = typeof body === "object" ? JSON.stringify(body) : (body as string | undefined);
    const headers = { authorization: `Bearer ${fake.clientOptions.accessToken}`, "content-type": type };
    const init = { method, headers, ...(text === undefined ? {} : { body: text }) };
    const response = await fake.clientOptions.fetch(`${fake.baseUrl}${path}`, init);
    const answer = await response.text();
    const json = answer === "" ? undefined : JSON.parse(answer);
    const names = json?.results?.map(({ id }: { id: string }) => json.account_invitations[id].full_name);
    return { status: response.status, json, names };
  }
  return { fake, send };
}

const people = (count: number): KantataFakeInvite[] =>
  Array.from({ length: count }, (_, n) => ({ full_name: `P${n}`, email_address: `p${n}@example.com` }));

describe("bodies", () => {
  it.each([
    ["text/plain", JSON.stringify({ account_invitation: ADA }), 400],
    ["application/x-www-form-urlencoded", JSON.stringify({ account_invitation: ADA }), 400],
    ["application/json; charset=utf-8", JSON.stringify({ account_invitation: ADA }), 200],
    ["application/json", "{ not json", 400],
    [
      "application/x-www-form-urlencoded",
      "account_invitation[full_name]=Ada&account_invitation[email_address]=ada@example.com&account_invitation[bill_rate_in_cents]=5",
      200,
    ],
  ])("%s: %s is a %d", async (type, body, status) => {
    const { fake, send } = setUp();
    expect((await send("POST", "/account_invitations", { body, type })).status).toBe(status);
    expect(fake.mails).toHaveLength(status === 200 ? 1 : 0);
  });

  it("a fetch with a text and no content type is text/plain, as on every platform: 400", async () => {
    const { fake } = setUp();
    const headers = { authorization: `Bearer ${fake.clientOptions.accessToken}` };
    const init = { method: "POST", headers, body: JSON.stringify({ account_invitation: ADA }) };
    const { status } = await fake.clientOptions.fetch(`${fake.baseUrl}/account_invitations`, init);
    expect([status, fake.mails.length]).toEqual([400, 0]);
  });

  it.each([
    ["51 people", { account_invitations: people(51) }, 422],
    ["50 people", { account_invitations: people(50) }, 200],
    ["nobody", { account_invitations: [] }, 400],
    ["both roots", { account_invitation: ADA, account_invitations: [ADA] }, 400],
    ["no root", ADA, 400],
    ["a list under the single root", { account_invitation: [ADA] }, 400],
    ["an unknown permission", { account_invitation: { ...ADA, permission: "admin" } }, 422],
    ["an address without a domain", { account_invitation: { ...ADA, email_address: "ada@" } }, 422],
    ["an unknown field, which the server ignores", { account_invitation: { ...ADA, nickname: "A" } }, 200],
  ])("%s: %#", async (_what, body, status) => {
    const { fake, send } = setUp();
    expect((await send("POST", "/account_invitations", { body })).status).toBe(status);
    expect(fake.mails.length > 0).toBe(status === 200);
  });

  it("two letter cases of one address in one bulk create: the second is refused, also if the server stores it in another form", async () => {
    for (const [options, second] of [
      [{}, "ADA@Example.com"],
      [{ rewrites: { address: ["tag"] } }, "ada+x@example.com"],
    ] as const) {
      const { send } = setUp(options);
      const body = { account_invitations: [ADA, { ...ADA, email_address: second }] };
      const { status, json } = await send("POST", "/account_invitations", { body });
      expect([status, json.errors]).toMatchObject([422, [{ field: "email_address", index: 1 }]]);
    }
  });

  it("white space around an address that somebody else sends is dropped, as it is for a request", async () => {
    const { fake, send } = setUp();
    fake.invite({ ...ADA, email_address: " ada@example.com " });
    expect((await send("POST", "/account_invitations", { body: { account_invitation: ADA } })).status).toBe(422);
    expect(fake.invitations).toMatchObject([ADA]);
  });

  it.each([
    ["administrator", 200, 200],
    ["project_lead", 200, 422],
    ["collaborator", 422, 422],
  ] as const)("a %s sets a bill rate (%d) and a cost rate (%d)", async (viewer, bill, cost) => {
    const { fake, send } = setUp({ viewer, duplicates: true }, [ADA]);
    const path = `/account_invitations/${fake.invitations[0]?.id}`;
    for (const [field, status] of [
      ["bill_rate_in_cents", bill],
      ["cost_rate_in_cents", cost],
    ] as const) {
      const created = await send("POST", "/account_invitations", {
        body: { account_invitation: { ...ADA, [field]: 5 } },
      });
      const updated = await send("PUT", path, { body: { account_invitation: { [field]: 5 } } });
      expect([created.status, updated.status]).toEqual([status, status]);
    }
  });

  it("an update to punch_clock needs a bill rate, which may be there already", async () => {
    const { fake, send } = setUp({}, [ADA, { ...ADA, email_address: "b@example.com", bill_rate_in_cents: 5 }]);
    const body = { account_invitation: { permission: "punch_clock" } };
    const statuses = [];
    for (const { id } of fake.invitations)
      statuses.push((await send("PUT", `/account_invitations/${id}`, { body })).status);
    expect(statuses).toEqual([422, 200]);
  });
});

describe("ids", () => {
  it.each(["999", "abc", "4001abc", "04001x"])("%s is a 404 on every route", async (id) => {
    const { fake, send } = setUp({}, [ADA]);
    const body = { account_invitation: { permission: "collaborator" } };
    const path = `/account_invitations/${id}`;
    const answers = [
      send("GET", path),
      send("PUT", path, { body }),
      send("PUT", `${path}/resend`),
      send("DELETE", path),
    ];
    for (const { status } of await Promise.all(answers)) expect(status).toBe(404);
    expect(fake.requests.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(fake.mails).toEqual([]);
  });

  it("a second delete is a 404, and .json at the end of a path changes nothing", async () => {
    const { fake, send } = setUp({}, [ADA]);
    const path = `/account_invitations/${fake.invitations[0]?.id}.json`;
    expect((await send("GET", path)).status).toBe(200);
    expect([(await send("DELETE", path)).status, (await send("DELETE", path)).status]).toEqual([204, 404]);
  });
});

describe("queries", () => {
  const three = [
    ADA,
    { ...ADA, full_name: "Ben", email_address: "ben@example.com" },
    { ...ADA, full_name: "Cleo" },
  ].map((one, n) => ({ ...one, email_address: `${n}@example.com`, createdAt: Date.UTC(2026, 0, 1, 0, 0, n) }));
  it.each([
    ["", ["Cleo", "Ben", "Ada Brandt"]],
    ["?unknown=1&order=nothing:asc", ["Cleo", "Ben", "Ada Brandt"]],
    ["?order=created_at:up", ["Ada Brandt", "Ben", "Cleo"]],
    ["?per_page=2&page=2", ["Ada Brandt"]],
    ["?per_page=2&page=9", []],
    ["?per_page=2&page=0", ["Cleo", "Ben"]],
    ["?per_page=2&page=1.5", ["Cleo", "Ben"]],
    ["?per_page=0x1&page=1e0", ["Cleo", "Ben", "Ada Brandt"]],
    ["?per_page=0", ["Cleo", "Ben", "Ada Brandt"]],
    ["?per_page=1&per_page=2", ["Cleo", "Ben"]],
    ["?limit=1", ["Cleo", "Ben", "Ada Brandt"]],
    ["?limit=1&offset=1&per_page=9", ["Ben"]],
    ["?limit=1&offset=-1", ["Cleo"]],
    ["?only=4001,nothing,4003&per_page=1", ["Cleo", "Ada Brandt"]],
    ["?only=4001&search=nobody", ["Ada Brandt"]],
    ["?by_full_name=be", ["Ben"]],
    ["?search=", ["Cleo", "Ben", "Ada Brandt"]],
    ["?search=2@example", ["Cleo"]],
    ["?only_pending=0", ["Cleo", "Ben", "Ada Brandt"]],
  ])("%s lists %j", async (query, names) => {
    const { send } = setUp({}, three);
    expect((await send("GET", `/account_invitations${query}`)).names).toEqual(names);
  });

  it.each(["false", "FALSE"])("only_pending=%s shows accepted invitations in lists and by id", async (text) => {
    const { fake, send } = setUp({}, [{ ...ADA, pending: false }]);
    const item = `/account_invitations/${fake.invitations[0]?.id}`;
    for (const path of ["/account_invitations", item]) {
      expect((await send("GET", `${path}?only_pending=${text}`)).names).toEqual(["Ada Brandt"]);
    }
    expect((await send("GET", `${item}?only_pending=False`)).status).toBe(404);
  });

  it.each([
    ["?include=inviter", ["users"]],
    ["?include=invitee,default_role", ["users", "roles"]],
    ["?include=inviter,%20default_role", ["users"]],
    ["?include=default_role,default_role,nothing", ["roles"]],
    ["?include=", []],
  ])("%s side-loads %j", async (query, maps) => {
    const { send } = setUp({}, [ADA]);
    const { json } = await send("GET", `/account_invitations${query}`);
    expect(Object.keys(json).filter((key) => ["users", "roles"].includes(key))).toEqual(maps);
  });
});
