import { isConfigError, isConnectionError } from "@invitation-clients/aveva-identity";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { clientOf, openAvevaStage, TENANT } from "./test-support/aveva-stage.js";

// Negative controls: the harness must fail here. Otherwise its passes elsewhere would prove nothing.

const USER = "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40";
const v1 = await openAvevaStage("v1");
const preview = await openAvevaStage("v1-preview");
afterAll(() => Promise.all([v1.close(), preview.close()]));
beforeEach(() => {
  v1.takeViolations();
  preview.takeViolations();
});

describe("a wrong request fails", () => {
  const wrong: readonly [what: string, body: object, sign: RegExp][] = [
    ["Expires, which is only received", { Expires: "2026-04-15T00:00:00Z" }, /Expires/],
    ["a date that is not a date", { ExpiresDateTime: "next week" }, /date-time/],
    ["a state that requests may not name", { State: 3 }, /State/],
    ["a flag that is a string", { SendInvitation: "false" }, /SendInvitation/],
    ["a provider that is not a UUID", { IdentityProviderId: "google" }, /uuid/],
  ];

  test.for(wrong)("%s: the call ends with a ContractViolation", async ([, body, sign]) => {
    // By the raw api: the methods refuse unknown fields themselves.
    const error: unknown = await clientOf("v1", v1)
      .api.POST("/Tenants/{tenantId}/Users/{userId}/Invitation", { params: { path: { userId: USER } }, body })
      .catch((reason: unknown) => reason);
    expect(isConnectionError(error) && error.cause).toMatchObject({ name: "ContractViolation" });
    const [violation] = v1.takeViolations();
    expect(violation?.message).toContain("POST /Tenants/");
    expect(violation?.message).toMatch(sign);
  });

  test("a user id that is not a UUID is refused", async () => {
    await clientOf("v1", v1)
      .userInvitations.get("me")
      .catch(() => {});
    expect(v1.takeViolations()[0]?.message).toMatch(/uuid/);
  });

  test.for(["ExpiresDateTime", "State", "SendInvitation", "IdentityProviderId"])(
    "%s may be null in v1: the control of the next test",
    async (field) => {
      await clientOf("v1", v1).userInvitations.create(USER, { [field]: null });
      await clientOf("v1", v1).userInvitations.createOrUpdate(USER, { [field]: null });
      expect(v1.takeViolations()).toEqual([]);
    },
  );

  test("only v1 takes nulls: v1-preview refuses them", async () => {
    await clientOf("v1-preview", preview)
      .userInvitations.create(USER, { SendInvitation: null } as object)
      .catch(() => {});
    expect(preview.takeViolations()).toHaveLength(1);
  });

  test.for([
    ["v1 has no plural path of a user", v1, "/api/v1", "Invitations"],
    ["v1-preview has no singular path of a user", preview, "/api/v1-preview", "Invitation"],
  ] as const)("%s", async ([, stage, basePath, last]) => {
    const url = `${stage.url}${basePath}/Tenants/${TENANT}/Users/${USER}/${last}`;
    const headers = { authorization: "Bearer t" };
    await expect(stage.fetch(url, { method: "GET", headers })).rejects.toThrow(/NO_PATH_MATCHED/);
  });

  test("v1-preview has no HEAD", async () => {
    const url = `${preview.url}/api/v1-preview/Tenants/${TENANT}/Invitations`;
    const headers = { authorization: "Bearer t" };
    await expect(preview.fetch(url, { method: "HEAD", headers })).rejects.toThrow(/\(405\)/);
  });

  test("a wrong method of the raw api is not sent: there is no such operation", async () => {
    const { api } = clientOf("v1-preview", preview);
    const error = await api
      .HEAD("/Tenants/{tenantId}/Invitations" as never, {} as never)
      .catch((reason: unknown) => reason);
    expect(isConfigError(error)).toBe(true);
    expect(preview.takeViolations()).toEqual([]);
  });
});
