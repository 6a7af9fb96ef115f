import { describe, expect, it } from "vitest";
import { isConfigError, isResponseParseError } from "../index.js";
import { json, scriptedPreview, scriptedV1, TENANT, USER } from "../test-support/scripted.js";

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const rows = (from: number, to: number): object[] =>
  Array.from({ length: to - from }, (_value, index) => ({ Id: String(from + index) }));

describe("the routes", () => {
  it("of v1 are singular for a user, those of v1-preview plural as first documented", async () => {
    const v1 = scriptedV1(() => json(200, { Id: "1" }));
    await v1.aveva.userInvitations.get(USER);
    expect(v1.asked[0]?.url.href).toBe(
      `https://uswe.datahub.connect.aveva.com/api/v1/Tenants/${TENANT}/Users/${USER}/Invitation`,
    );
    const preview = scriptedPreview(() => json(200, { Id: "1" }));
    await preview.aveva.userInvitations.get(USER, { includeExpiredInvitations: true });
    expect(preview.asked[0]?.url.href).toBe(
      `https://uswe.datahub.connect.aveva.com/api/v1-preview/Tenants/${TENANT}/Users/${USER}/Invitations?includeExpiredInvitations=true`,
    );
  });
});

describe("list", () => {
  it("continues after the rows received, and ends at an empty page, not at a short one", async () => {
    const { aveva, asked } = scriptedV1(({ url }) => {
      const skip = Number(url.searchParams.get("skip") ?? 0);
      return json(200, rows(skip, Math.min(130, skip + 50)));
    });
    expect(await aveva.invitations.list().toArray({ limit: 999 })).toHaveLength(130);
    expect(asked.map(({ url }) => url.search)).toEqual(["", "?skip=50", "?skip=100", "?skip=130"]);
  });

  it("with prefetch: 1 cancels the page in flight when the loop ends early", async () => {
    const names: string[] = [];
    const { aveva, asked } = scriptedV1(
      ({ url }) => (url.searchParams.has("skip") ? new Promise<never>(() => {}) : json(200, rows(0, 2))),
      { hooks: { onError: ({ name }) => names.push(name) } },
    );
    for await (const { Id } of aveva.invitations.list({}, { prefetch: 1 })) {
      expect(Id).toBe("0");
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked.map(({ url }) => url.search)).toEqual(["", "?skip=2"]);
    expect(names).toEqual(["AbortError"]);
  });

  it("starts at skip, and sends query unchanged", async () => {
    const { aveva, asked } = scriptedV1(({ url }) => json(200, url.searchParams.get("skip") === "7" ? rows(7, 9) : []));
    await aveva.invitations.list({ skip: 7, count: 2, query: "" }).toArray({ limit: 9 });
    expect(asked.map(({ url }) => url.search)).toEqual(["?skip=7&count=2&query=", "?skip=9&count=2&query="]);
  });

  it("has a count only if the server sends one", async () => {
    for (const [headers, count] of [
      [{ "total-count": "3" }, 3],
      [{}, undefined],
    ] as const) {
      const { aveva } = scriptedV1(({ url }) => json(200, url.search ? [] : rows(0, 3), headers));
      for await (const page of aveva.invitations.list().pages()) expect(page.count).toBe(count);
    }
  });

  it("returns every row, even if rows have no Id", async () => {
    const { aveva } = scriptedV1(({ url }) =>
      json(200, url.search ? [] : [{ UserId: 1 }, { UserId: 2 }, { UserId: 3 }]),
    );
    expect(await aveva.invitations.list().toArray({ limit: 9 })).toHaveLength(3);
  });

  it.each([[{ Items: [] }], [null], [undefined], [[null]], [[[]]]])(
    "answered %j is a ResponseParseError",
    async (body) => {
      const { aveva } = scriptedV1(() => json(200, body));
      expect(isResponseParseError(await failure(aveva.invitations.list().first()))).toBe(true);
    },
  );

  it.each([{ skip: -1 }, { count: 0 }, { includeExpired: true }])(
    "%j is refused when the list is read",
    async (params) => {
      const { aveva, asked } = scriptedV1(() => json(200, []));
      expect(isConfigError(await failure(aveva.invitations.list(params as never).first()))).toBe(true);
      expect(asked).toHaveLength(0);
    },
  );
});

describe("count", () => {
  it("reads Total-Count of a HEAD", async () => {
    const { aveva, asked } = scriptedV1(() => json(200, undefined, { "Total-Count": "41" }));
    expect(await aveva.invitations.count({ includeExpiredInvitations: true })).toBe(41);
    expect(asked[0]).toMatchObject({ method: "HEAD" });
  });

  it.each([undefined, "", "many", "-1", "1.5"])(
    "with Total-Count %j is a ResponseParseError, not NaN",
    async (total) => {
      const { aveva } = scriptedV1(() => json(200, undefined, total === undefined ? {} : { "Total-Count": total }));
      expect(isResponseParseError(await failure(aveva.invitations.count()))).toBe(true);
    },
  );
});

describe("exists", () => {
  it("is true for 200, false for 404, and throws for anything else", async () => {
    for (const [status, expected] of [
      [200, true],
      [404, false],
    ] as const) {
      const { aveva } = scriptedV1(() => json(status, undefined));
      expect(await aveva.invitations.exists("1")).toBe(expected);
      expect(await aveva.userInvitations.exists(USER)).toBe(expected);
    }
    const { aveva } = scriptedV1(() => json(403, undefined));
    expect(await failure(aveva.invitations.exists("1"))).toMatchObject({ status: 403 });
  });
});
