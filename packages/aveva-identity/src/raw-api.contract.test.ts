import { exampleOf } from "@invitation-clients/contract-kit";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { clientOf, openAvevaStage, TENANT } from "./test-support/aveva-stage.js";

const USER = "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40";
const v1 = await openAvevaStage("v1");
const preview = await openAvevaStage("v1-preview");

afterEach(() => {
  for (const stage of [v1, preview]) {
    for (const { operationId } of stage.operations) stage.answer(operationId);
    expect(stage.takeViolations()).toEqual([]);
  }
});
afterAll(() => Promise.all([v1.close(), preview.close()]));

describe("the raw api", () => {
  test("GET 200: tenantId is filled in, data is the unchanged body", async () => {
    v1.answer("listInvitations", 200, "three-invitations");
    v1.take();
    const { data, error, response } = await clientOf("v1", v1).api.GET("/Tenants/{tenantId}/Invitations");
    expect(data).toStrictEqual(exampleOf(v1.operations, "listInvitations", 200, "three-invitations"));
    expect(error).toBeUndefined();
    expect(response).toMatchObject({ ok: true, status: 200 });
    expect(v1.take()[0]?.url.pathname).toBe(`/Tenants/${TENANT}/Invitations`);
  });

  test("another tenant cannot be called: it is refused before anything is sent", async () => {
    v1.take();
    const path = { tenantId: "00000000-0000-4000-8000-000000000000", invitationId: "b41f6c0e" };
    const call = clientOf("v1", v1).api.GET("/Tenants/{tenantId}/Invitations/{invitationId}", { params: { path } });
    await expect(call).rejects.toThrow("tenantId is set by the client");
    expect(v1.take()).toHaveLength(0);
  });

  test("POST 409: error is the unchanged body, data is undefined, nothing is thrown", async () => {
    v1.answer("createUserInvitation", 409);
    const { data, error, response } = await clientOf("v1", v1).api.POST(
      "/Tenants/{tenantId}/Users/{userId}/Invitation",
      {
        params: { path: { userId: USER } },
        body: { SendInvitation: false },
      },
    );
    expect(data).toBeUndefined();
    expect(error).toStrictEqual(exampleOf(v1.operations, "createUserInvitation", 409));
    expect(response).toMatchObject({ ok: false, status: 409 });
  });

  test("POST 202: data and error are both undefined, only response.ok shows the success", async () => {
    v1.answer("createUserInvitation", 202);
    const params = { path: { userId: USER } };
    const path = "/Tenants/{tenantId}/Users/{userId}/Invitation";
    const { data, error, response } = await clientOf("v1", v1).api.POST(path, { params, body: {} });
    expect([data, error]).toEqual([undefined, undefined]);
    expect(response).toMatchObject({ ok: true, status: 202 });
  });

  test("DELETE 204 has no data", async () => {
    const params = { path: { userId: USER } };
    const { data, response } = await clientOf("v1", v1).api.DELETE("/Tenants/{tenantId}/Users/{userId}/Invitation", {
      params,
    });
    expect(data).toBeUndefined();
    expect(response.status).toBe(204);
  });

  test("HEAD 200: the answer is in the headers, there is no body", async () => {
    const { data, response } = await clientOf("v1", v1).api.HEAD("/Tenants/{tenantId}/Invitations");
    expect(data).toBeUndefined();
    expect(response.headers.get("total-count")).toBe("3");
  });

  test("HEAD 404: error is undefined and response.ok is false", async () => {
    v1.answer("checkInvitation", 404);
    const { error, response } = await clientOf("v1", v1).api.HEAD("/Tenants/{tenantId}/Invitations/{invitationId}", {
      params: { path: { invitationId: "b41f6c0e" } },
    });
    expect(error).toBeUndefined();
    expect(response).toMatchObject({ ok: false, status: 404 });
  });

  test("v1-preview has its own paths: the plural one of a user", async () => {
    preview.take();
    const { data } = await clientOf("v1-preview", preview).api.GET("/Tenants/{tenantId}/Users/{userId}/Invitations", {
      params: { path: { userId: USER }, query: { includeExpiredInvitations: true } },
    });
    expect(data).toStrictEqual(exampleOf(preview.operations, "getUserInvitation", 200));
    const [exchange] = preview.take();
    expect(`${exchange?.url.pathname}${exchange?.url.search}`).toBe(
      `/Tenants/${TENANT}/Users/${USER}/Invitations?includeExpiredInvitations=true`,
    );
  });
});
