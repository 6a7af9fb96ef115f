import { describe, expect, it } from "vitest";
import { createAvevaFake } from "./aveva-fake.js";
import type { AvevaFakeOptions } from "./aveva-options.js";

const USER = "7c1b3a52-0000-4000-8000-00000000000a";
const DAY = 86_400_000;

function setUp(options: AvevaFakeOptions = {}) {
  const fake = createAvevaFake({ anyToken: true, ...options });
  /** A request as a caller's own code could send it, without our client. */
  async function send(method: string, path: string, body?: unknown, type = "application/json") {
    const { fetch, tenantId, baseUrl } = fake.clientOptions;
    const headers = { authorization: "Bearer any", "content-type": type };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${baseUrl}/api/v1/Tenants/${tenantId}${path}`, init);
    const text = await response.text();
    return { status: response.status, total: response.headers.get("total-count"), json: text && JSON.parse(text) };
  }
  return { fake, send };
}

const userNumber = (n: number): string => `7c1b3a52-0000-4000-8000-${String(n).padStart(12, "0")}`;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

describe("bodies", () => {
  it.each([
    ["text/plain", {}, 400],
    ["application/x-www-form-urlencoded", {}, 400],
    ["application/json", {}, 201],
    ["application/json", [], 400],
    ["application/json", null, 400],
    ["application/json", { State: 7 }, 400],
    ["application/json", { State: "None" }, 400],
    ["application/json", { State: 0, SendInvitation: null, Nickname: "ignored" }, 201],
    ["application/json", { ExpiresDateTime: "5" }, 400],
    ["application/json", { ExpiresDateTime: "January 2030" }, 400],
    ["application/json", { ExpiresDateTime: inDays(2).slice(0, 10) }, 201],
    ["application/json", { ExpiresDateTime: inDays(2) }, 201],
  ])("%s %j is a %d", async (type, body, status) => {
    const { fake, send } = setUp();
    expect((await send("POST", `/Users/${USER}/Invitation`, body, type)).status).toBe(status);
    expect(fake.mails).toHaveLength(status === 201 ? 1 : 0);
  });
});

describe("ids", () => {
  it("a GUID in capitals is the same user and the same tenant", async () => {
    const { fake, send } = setUp({ users: [USER] });
    expect((await send("POST", `/Users/${USER.toUpperCase()}/Invitation`, {})).status).toBe(201);
    expect((await send("POST", `/Users/${USER}/Invitation`, {})).status).toBe(409);
    expect(fake.invitations.map(({ UserId }) => UserId)).toEqual([USER]);
    expect(fake.accept(USER.toUpperCase())).toMatchObject({ State: 2 });
    fake.withdraw(USER.toUpperCase());
    expect(() => fake.withdraw(USER)).toThrow("has no invitation");
  });

  it("unknown ids are a 404, and a second delete too", async () => {
    const { fake, send } = setUp({ users: [USER], invitations: [{ UserId: USER }] });
    const path = `/Invitations/${fake.invitations[0]?.Id}`;
    expect([(await send("DELETE", path)).status, (await send("DELETE", path)).status]).toEqual([204, 404]);
    expect((await send("DELETE", `/Users/${USER}/Invitation`)).status).toBe(404);
    expect((await send("PUT", `/Users/${userNumber(9)}/Invitation`, {})).status).toBe(404);
    expect((await send("PUT", path, {})).status).toBe(404);
    expect(fake.mails).toEqual([]);
  });

  it("paths match in any letter case", async () => {
    const { send } = setUp({ invitations: [{ UserId: USER }] });
    expect((await send("GET", `/users/${USER}/INVITATION`)).status).toBe(200);
  });
});

describe("queries", () => {
  it.each([
    ["", 3],
    ["?count=2", 2],
    ["?skip=2", 1],
    ["?skip=3", 0],
    ["?count=0", 0],
    ["?query=nobody&unknown=1", 3],
    ["?includeExpiredInvitations=true", 4],
    ["?includeExpiredInvitations=True", 4],
    ["?includeExpiredInvitations=false", 3],
    ["?includeExpiredInvitations=yes", 400],
    ["?skip=-1", 400],
    ["?skip=", 400],
    ["?count=1e1", 400],
    ["?count=2147483648", 400],
  ])("%s: %d", async (query, result) => {
    const invitations = [1, 2, 3].map((n) => ({ UserId: userNumber(n) }));
    const { send } = setUp({ invitations: [...invitations, { UserId: userNumber(4), Expires: Date.now() - DAY }] });
    const { status, json } = await send("GET", `/Invitations${query}`);
    expect(status === 200 ? json.length : status).toBe(result);
    // HEAD reads the same parameters, and counts all pages.
    const head = await send("HEAD", `/Invitations${query}`);
    expect(head.status).toBe(status);
    if (status === 200) expect(head.total).toBe(/true/i.test(query) ? "4" : "3");
  });
});
