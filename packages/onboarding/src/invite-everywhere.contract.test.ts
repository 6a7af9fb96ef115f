import { fileURLToPath } from "node:url";
import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { openStage } from "@invitation-clients/contract-kit";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { inviteEverywhere, type Person } from "./index.js";

const specAt = (path: string): string => fileURLToPath(new URL(`../../${path}/openapi.json`, import.meta.url));
const kantataStage = await openStage(specAt("kantata-ox/src/generated"));
const avevaStage = await openStage(specAt("aveva-identity/src/generated/v1"), { basePath: "/api/v1" });
const stages = [kantataStage, avevaStage];

const accessToken = "contract-token";
// A busy machine may take any time.
const timeout = 1_800_000;
const kantata = createKantataClient({
  accessToken,
  baseUrl: kantataStage.url,
  fetch: kantataStage.fetch,
  timeout,
  maxRetries: 0,
});
const aveva = createAvevaIdentityClient({
  apiVersion: "v1",
  tenantId: "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54",
  baseUrl: avevaStage.url,
  accessToken,
  fetch: avevaStage.fetch,
  timeout,
  maxRetries: 0,
});

const PERSON: Person = {
  fullName: "Mina Okafor",
  emailAddress: "mina.okafor@example.com",
  permission: "collaborator",
  workspaceId: 7,
  workspaceRole: "maven",
  avevaUserId: "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40",
};
const invite = (person: Person = PERSON) => inviteEverywhere(person, { kantata, aveva });
const sentTo = (stage: typeof kantataStage) => stage.take().map(({ method, url }) => `${method} ${url.pathname}`);

afterEach(() => {
  for (const stage of stages) {
    for (const { operationId } of stage.operations) stage.answer(operationId);
    stage.take();
    expect(stage.takeViolations()).toEqual([]);
  }
});
afterAll(() => Promise.all(stages.map((stage) => stage.close())));

describe("inviteEverywhere against both contracts", () => {
  test("invited everywhere: each report has the id of the documented response", async () => {
    kantataStage.answer("createWorkspaceInvitation", 200, "invited-consultant");
    expect(await invite()).toEqual({
      account: { status: "invited", id: "50977" },
      workspace: { status: "invited", id: "88040" },
      tenant: { status: "invited", id: "0d9b7e5a3c1f4826b4d0f2e8a6c4b2d0" },
    });
  });

  test("the account is invited before the project, which may accept only members", async () => {
    await invite();
    expect(sentTo(kantataStage)).toEqual(["POST /account_invitations", "POST /workspaces/7/invite"]);
  });

  test("a person without a permission is sent without one", async () => {
    const { permission: _, ...person } = PERSON;
    await invite(person);
    expect(kantataStage.take()[0]?.requestBody).toEqual({
      account_invitation: { full_name: "Mina Okafor", email_address: "mina.okafor@example.com" },
    });
  });

  test("202: the tenant is invited, and there is no id yet", async () => {
    avevaStage.answer("createUserInvitation", 202);
    expect((await invite()).tenant).toEqual({ status: "invited", id: undefined });
  });

  test("409: the tenant's invitation is fetched and reported as already-invited", async () => {
    avevaStage.answer("createUserInvitation", 409);
    avevaStage.answer("getUserInvitation", 200, "accepted");
    expect((await invite()).tenant).toEqual({ status: "already-invited", id: "b41f6c0e2d8a4c7f9e53a7d1c0b2f684" });
    expect(sentTo(avevaStage).map((request) => request.split(" ")[0])).toEqual(["POST", "GET"]);
  });

  test("409, and a look finds nothing: not-invited, with the message of the conflict", async () => {
    avevaStage.answer("createUserInvitation", 409);
    avevaStage.answer("getUserInvitation", 404, "user-has-no-invitation");
    expect((await invite()).tenant).toMatchObject({
      status: "not-invited",
      reason: expect.stringContaining("already exists"),
    });
  });

  test.for([
    [422, "createAccountInvitation", "account", "Email address has already been invited"],
    [403, "createWorkspaceInvitation", "workspace", "You do not have permission"],
    [429, "createAccountInvitation", "account", "Too many requests"],
  ] as const)(
    "%i of %s: %s is not-invited, and the other systems are invited",
    async ([status, operation, system, words]) => {
      kantataStage.answer(operation, status);
      const reports = await invite();
      expect(reports[system]).toMatchObject({ status: "not-invited", reason: expect.stringContaining(words) });
      const others = Object.entries(reports).filter(([name]) => name !== system);
      expect(others.map(([, { status }]) => status)).toEqual(["invited", "invited"]);
    },
  );

  test("404 of the tenant's user: not-invited, with the server's message", async () => {
    avevaStage.answer("createUserInvitation", 404, "user-not-found");
    const reason = expect.stringContaining("does not exist");
    expect((await invite()).tenant).toEqual({ status: "not-invited", reason });
  });

  test("503 of a project: unknown, and the reason says to ask in the project", async () => {
    kantataStage.answer("createWorkspaceInvitation", 503);
    const reason = expect.stringContaining("ask in the project before you repeat it");
    expect((await invite()).workspace).toEqual({ status: "unknown", reason });
  });

  test("500 of the tenant: a look finds the invitation, so it is invited", async () => {
    avevaStage.answer("createUserInvitation", 500);
    avevaStage.answer("getUserInvitation", 200, "mail-sent");
    expect((await invite()).tenant).toEqual({ status: "invited", id: "0d9b7e5a3c1f4826b4d0f2e8a6c4b2d0" });
  });

  test("500 of the tenant, and the look finds nothing: unknown, and nothing is sent again", async () => {
    avevaStage.answer("createUserInvitation", 500);
    avevaStage.answer("getUserInvitation", 404, "user-has-no-invitation");
    const reason = expect.stringContaining("userInvitations.get(userId)");
    expect((await invite()).tenant).toEqual({ status: "unknown", reason });
    expect(sentTo(avevaStage).filter((request) => request.startsWith("POST"))).toHaveLength(1);
  });
});
