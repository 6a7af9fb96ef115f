import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { describe, expect, test } from "vitest";
import { inviteEverywhere, type Person, type SystemReports } from "./index.js";

const PERSON: Person = {
  fullName: "Mina Okafor",
  emailAddress: "mina.okafor@example.com",
  workspaceId: 7,
  workspaceRole: "buyer",
  avevaUserId: "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40",
};
const USER_PATH = "/api/v1/Tenants/t/Users/6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40/Invitation";

type Answers = Readonly<Record<string, () => Response>>;

const lost = (): never => {
  throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET", syscall: "read" } });
};
const neverConnected = (): never => {
  throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED", syscall: "connect" } });
};
const envelope = (map: string) => (): Response =>
  Response.json({ count: 1, results: [{ key: map, id: "1" }], [map]: { "1": { id: "1" } } });
const found = (): Response => Response.json({ Id: "found" });

const GOOD: Answers = {
  "POST /account_invitations": envelope("account_invitations"),
  "POST /workspaces/7/invite": envelope("workspace_invitations"),
  [`POST ${USER_PATH}`]: () => Response.json({ Id: "new" }, { status: 201 }),
};

/** Invites with a `fetch` that answers by method and path, and returns the reports and what was sent. */
async function inviteWith(answers: Answers): Promise<{ reports: SystemReports; sent: string[] }> {
  const sent: string[] = [];
  const all = { ...GOOD, ...answers };
  const fetch = async (url: string, init: { method: string }): Promise<Response> => {
    const request = `${init.method} ${new URL(url).pathname}`;
    sent.push(request);
    return all[request]?.() ?? Response.json({}, { status: 404 });
  };
  const shared = { baseUrl: "https://stub.example", accessToken: "stub-token", maxRetries: 0, fetch };
  const reports = await inviteEverywhere(PERSON, {
    kantata: createKantataClient(shared),
    aveva: createAvevaIdentityClient({ ...shared, apiVersion: "v1", tenantId: "t" }),
  });
  return { reports, sent };
}

const count = (sent: readonly string[], request: string): number => sent.filter((one) => one === request).length;

describe("inviteEverywhere when answers are lost", () => {
  test("a lost answer of the account: it is unknown and sent once, and the project is still invited", async () => {
    const { reports, sent } = await inviteWith({ "POST /account_invitations": lost });
    const reason = expect.stringContaining("look with list({ only_pending: false })");
    expect(reports.account).toEqual({ status: "unknown", reason });
    expect(reports.workspace).toEqual({ status: "invited", id: "1" });
    expect(count(sent, "POST /account_invitations")).toBe(1);
  });

  test("a lost answer of the project: it is unknown and sent once", async () => {
    const { reports, sent } = await inviteWith({ "POST /workspaces/7/invite": lost });
    expect(reports.workspace.status).toBe("unknown");
    expect(count(sent, "POST /workspaces/7/invite")).toBe(1);
  });

  test("a lost answer of the tenant: it is invited if a look finds the invitation", async () => {
    const { reports, sent } = await inviteWith({ [`POST ${USER_PATH}`]: lost, [`GET ${USER_PATH}`]: found });
    expect(reports.tenant).toEqual({ status: "invited", id: "found" });
    expect(count(sent, `POST ${USER_PATH}`)).toBe(1);
  });

  test("a lost answer of the tenant: it stays unknown if the look finds nothing", async () => {
    const { reports } = await inviteWith({ [`POST ${USER_PATH}`]: lost });
    expect(reports.tenant).toMatchObject({ status: "unknown", reason: expect.stringContaining("ECONNRESET") });
  });

  test("a lost answer of the tenant: it stays unknown if the answer of the look is lost too", async () => {
    const { reports } = await inviteWith({ [`POST ${USER_PATH}`]: lost, [`GET ${USER_PATH}`]: lost });
    expect(reports.tenant).toMatchObject({
      status: "unknown",
      reason: expect.stringContaining("createUserInvitation"),
    });
  });

  test("a connection that never opened: not-invited, without a look", async () => {
    const { reports, sent } = await inviteWith({ [`POST ${USER_PATH}`]: neverConnected });
    expect(reports.tenant).toMatchObject({ status: "not-invited", reason: expect.stringContaining("ECONNREFUSED") });
    expect(count(sent, `GET ${USER_PATH}`)).toBe(0);
  });

  test("all answers lost: every system is reported, and the call resolves", async () => {
    const { reports } = await inviteWith({
      "POST /account_invitations": lost,
      "POST /workspaces/7/invite": lost,
      [`POST ${USER_PATH}`]: lost,
    });
    expect(Object.values(reports).map(({ status }) => status)).toEqual(["unknown", "unknown", "unknown"]);
  });
});
