import { exampleOf } from "@invitation-clients/contract-kit";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { clientOf, openKantataStage } from "./test-support/kantata-stage.js";

const stage = await openKantataStage();
const { operations } = stage;
const REQUEST_ID = operations[0]?.answers[0]?.headers["x-request-id"];

afterEach(() => {
  for (const { operationId } of operations) stage.answer(operationId);
  expect(stage.takeViolations()).toEqual([]);
});
afterAll(() => stage.close());

describe("the raw api", () => {
  test("GET 200: data is the unchanged body, error is undefined, response has status and request id", async () => {
    stage.answer("listAccountInvitations", 200, "with-includes");
    stage.take();
    const query = { include: ["inviter" as const, "invitee" as const], only_pending: false };
    const { data, error, response } = await clientOf(stage).api.GET("/account_invitations", { params: { query } });
    expect(data).toStrictEqual(exampleOf(operations, "listAccountInvitations", 200, "with-includes"));
    expect(error).toBeUndefined();
    expect(response).toMatchObject({ ok: true, status: 200, requestId: REQUEST_ID });
    expect(stage.take()[0]?.url.search).toBe("?include=inviter,invitee&only_pending=false");
  });

  test("POST 200: a bulk body of the spec is sent unchanged", async () => {
    const body = { account_invitations: [{ email_address: "a@example.com", full_name: "A" }] };
    stage.take();
    const { data } = await clientOf(stage).api.POST("/account_invitations", { body });
    expect(data?.results).toHaveLength(1);
    expect(stage.take()[0]?.requestBody).toEqual(body);
  });

  test("POST 422: error is the unchanged body, data is undefined, nothing is thrown", async () => {
    stage.answer("createWorkspaceInvitation", 422, "object-level");
    const { data, error, response } = await clientOf(stage).api.POST("/workspaces/{id}/invite", {
      params: { path: { id: 7 } },
      body: { invitation: { full_name: "A", email_address: "a@example.com", invitee_role: "buyer" } },
    });
    expect(data).toBeUndefined();
    expect(error).toStrictEqual(exampleOf(operations, "createWorkspaceInvitation", 422, "object-level"));
    expect(response).toMatchObject({ ok: false, status: 422, requestId: REQUEST_ID });
  });

  test("DELETE 204: data and error are both undefined, only response.ok shows the success", async () => {
    const { data, error, response } = await clientOf(stage).api.DELETE("/account_invitations/{id}", {
      params: { path: { id: 42 } },
    });
    expect([data, error]).toEqual([undefined, undefined]);
    expect(response).toMatchObject({ ok: true, status: 204 });
  });

  test("PUT without a body: resend takes path parameters only", async () => {
    stage.take();
    await clientOf(stage).api.PUT("/account_invitations/{id}/resend", { params: { path: { id: 42 } } });
    expect(stage.take()[0]?.requestBody).toBeUndefined();
  });
});
