import { isConfigError, isConnectionError } from "@invitation-clients/kantata-ox";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { clientOf, openKantataStage } from "./test-support/kantata-stage.js";

// Negative controls: the harness must fail here. Otherwise its passes elsewhere would prove nothing.

const stage = await openKantataStage();
afterAll(() => stage.close());
beforeEach(() => {
  stage.takeViolations();
});

const PERSON = { email_address: "a@example.com", full_name: "A" };

describe("a wrong request fails", () => {
  const wrong: readonly [what: string, body: object, sign: RegExp][] = [
    ["a misspelt field", { account_invitation: { ...PERSON, permision: "collaborator" } }, /permision/],
    ["a missing field", { account_invitation: { full_name: "A" } }, /oneOf|email_address/],
    ["a permission that does not exist", { account_invitation: { ...PERSON, permission: "king" } }, /oneOf|permission/],
    ["a rate that is a string", { account_invitation: { ...PERSON, bill_rate_in_cents: "9000" } }, /oneOf|integer/],
    ["51 people", { account_invitations: new Array(51).fill(PERSON) }, /oneOf|50/],
    ["nobody", { account_invitations: [] }, /oneOf|fewer/],
    ["both roots at once", { account_invitation: PERSON, account_invitations: [PERSON] }, /oneOf|account_invitations/],
    ["a field without its root", PERSON, /oneOf|account_invitation/],
  ];

  test.for(wrong)("%s: the call ends with a ContractViolation", async ([, body, sign]) => {
    const error: unknown = await clientOf(stage)
      .api.POST("/account_invitations", { body: body as never })
      .catch((reason: unknown) => reason);
    expect(isConnectionError(error) && error.cause).toMatchObject({ name: "ContractViolation" });
    const [violation] = stage.takeViolations();
    expect(violation?.message).toMatch(/^POST \/account_invitations \(422\)/);
    expect(violation?.message).toMatch(sign);
  });

  const strays: readonly [what: string, method: string, path: string, sign: RegExp][] = [
    ["a method that the path lacks", "PATCH", "/account_invitations", /NO_METHOD_MATCHED/],
    ["a path that does not exist", "GET", "/account_invitation", /NO_PATH_MATCHED/],
    ["an id that is not a number", "GET", "/account_invitations/abc", /integer/],
    ["a page before the first", "GET", "/account_invitations?page=0", />= 1/],
    ["an order that does not exist", "GET", "/account_invitations?order=id", /order/],
    ["a name that cannot be included", "GET", "/account_invitations?include=inviters", /include/],
  ];

  test.for(strays)("%s: %s %s is refused", async ([, method, path, sign]) => {
    const headers = { authorization: "Bearer t", accept: "application/json" };
    await expect(stage.fetch(`${stage.url}${path}`, { method, headers })).rejects.toThrow(sign);
    expect(stage.takeViolations()).toHaveLength(1);
  });

  test("a request without a token is refused", async () => {
    await expect(stage.fetch(`${stage.url}/account_invitations`, { method: "GET" })).rejects.toThrow(/\(401\)/);
  });

  test("a wrong method of the raw api is not sent: there is no such operation", async () => {
    const { api } = clientOf(stage);
    const error = await api.PATCH("/account_invitations" as never, {} as never).catch((reason: unknown) => reason);
    expect(isConfigError(error)).toBe(true);
    expect(stage.takeViolations()).toEqual([]);
  });

  test("createMany does not throw the errors of a batch, so the stage remembers the violation", async () => {
    const people = [{ ...PERSON, permission: "king" as never }];
    const [result] = await clientOf(stage).accountInvitations.createMany(people, { settleDelay: 0 });
    expect(result?.status).toBe("not-attempted");
    expect(stage.takeViolations()).not.toEqual([]);
  });
});
