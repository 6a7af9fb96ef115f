import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { createAvevaFake, createKantataFake, trouble } from "@invitation-clients/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { inviteEverywhere, type Person, type SystemReports } from "./index.js";

const PERSON: Person = {
  fullName: "Mina Okafor",
  emailAddress: "mina.okafor@example.com",
  workspaceId: 7,
  workspaceRole: "buyer",
  avevaUserId: "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40",
};

let kantata = createKantataFake();
let aveva = createAvevaFake({ users: [PERSON.avevaUserId] });

beforeEach(() => {
  kantata = createKantataFake();
  aveva = createAvevaFake({ users: [PERSON.avevaUserId] });
});

function invite(): Promise<SystemReports> {
  return inviteEverywhere(PERSON, {
    kantata: createKantataClient({ ...kantata.clientOptions, maxRetries: 0 }),
    aveva: createAvevaIdentityClient({ apiVersion: "v1", ...aveva.clientOptions, maxRetries: 0 }),
  });
}

const sent = (): string[] => [...kantata.requests, ...aveva.requests].map(({ operationId }) => operationId);
const times = (operationId: string): number => sent().filter((one) => one === operationId).length;

describe("inviteEverywhere", () => {
  test("everybody is mailed once by each system", async () => {
    const { account, workspace, tenant } = await invite();
    expect([account.status, workspace.status, tenant.status]).toEqual(["invited", "invited", "invited"]);
    expect(kantata.mails.map(({ operationId }) => operationId)).toEqual([
      "createAccountInvitation",
      "createWorkspaceInvitation",
    ]);
    expect(aveva.mails.map(({ to }) => to)).toEqual([PERSON.avevaUserId]);
  });

  test("a second run: the account refuses, the tenant is already invited, and neither mails again", async () => {
    await invite();
    const { account, tenant } = await invite();
    expect(account).toMatchObject({ status: "not-invited", reason: expect.stringContaining("already been invited") });
    expect(tenant).toMatchObject({ status: "already-invited" });
    expect(kantata.mails.filter(({ operationId }) => operationId === "createAccountInvitation")).toHaveLength(1);
    expect(aveva.mails).toHaveLength(1);
  });
});

describe("inviteEverywhere when answers are lost", () => {
  test("a lost answer of the account: it is unknown and sent once, and the project is still invited", async () => {
    kantata.next("createAccountInvitation", trouble.lostAfterCommit());
    const reports = await invite();
    const reason = expect.stringContaining("look with list({ only_pending: false })");
    expect(reports.account).toEqual({ status: "unknown", reason });
    expect(reports.workspace.status).toBe("invited");
    expect(times("createAccountInvitation")).toBe(1);
    expect(kantata.mails).toHaveLength(2);
  });

  test("a lost answer of the project: it is unknown and sent once", async () => {
    kantata.next("createWorkspaceInvitation", trouble.lostAfterCommit());
    expect((await invite()).workspace.status).toBe("unknown");
    expect(times("createWorkspaceInvitation")).toBe(1);
  });

  test("a lost answer of the tenant: it is invited if a look finds the invitation", async () => {
    aveva.next("createUserInvitation", trouble.lostAfterCommit());
    expect((await invite()).tenant).toEqual({ status: "invited", id: aveva.invitations[0]?.Id });
    expect([times("createUserInvitation"), aveva.mails.length]).toEqual([1, 1]);
  });

  test("a lost request to the tenant: it stays unknown if the look finds nothing", async () => {
    aveva.next("createUserInvitation", trouble.lostBeforeCommit());
    expect((await invite()).tenant).toMatchObject({
      status: "unknown",
      reason: expect.stringContaining("ECONNRESET"),
    });
    expect(aveva.mails).toEqual([]);
  });

  test("a lost answer of the tenant: it stays unknown if the answer of the look is lost too", async () => {
    aveva.next("createUserInvitation", trouble.lostAfterCommit());
    aveva.always("getUserInvitation", trouble.lostAfterCommit());
    expect((await invite()).tenant).toMatchObject({
      status: "unknown",
      reason: expect.stringContaining("createUserInvitation"),
    });
  });

  test("a connection that never opened: not-invited, without a look", async () => {
    aveva.next("createUserInvitation", trouble.refused());
    const { tenant } = await invite();
    expect(tenant).toMatchObject({ status: "not-invited", reason: expect.stringContaining("ECONNREFUSED") });
    expect(times("getUserInvitation")).toBe(0);
  });

  test("all answers lost: every system is reported, and the call resolves", async () => {
    kantata.always(trouble.lostBeforeCommit());
    aveva.always(trouble.lostBeforeCommit());
    expect(Object.values(await invite()).map(({ status }) => status)).toEqual(["unknown", "unknown", "unknown"]);
  });
});
