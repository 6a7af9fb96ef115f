import type {
  AvevaErrorBody,
  AvevaIdentityPreviewClient,
  AvevaIdentityV1Client,
  Invitation,
} from "@invitation-clients/aveva-identity";
import { expectTypeOf, test } from "vitest";

declare const v1: AvevaIdentityV1Client;
declare const preview: AvevaIdentityPreviewClient;
const userId = "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40";

test("tenantId is filled in, other path parameters are required", () => {
  v1.api.GET("/Tenants/{tenantId}/Invitations");
  v1.api.GET("/Tenants/{tenantId}/Invitations", {});
  v1.api.GET("/Tenants/{tenantId}/Invitations/{invitationId}", { params: { path: { invitationId: "b41f6c0e" } } });
  // @ts-expect-error invitationId is missing
  v1.api.GET("/Tenants/{tenantId}/Invitations/{invitationId}", { params: {} });
  // @ts-expect-error userId is missing, and so are params and path
  v1.api.DELETE("/Tenants/{tenantId}/Users/{userId}/Invitation");
});

test("each version has its own paths and methods", () => {
  v1.api.GET("/Tenants/{tenantId}/Users/{userId}/Invitation", { params: { path: { userId } } });
  preview.api.GET("/Tenants/{tenantId}/Users/{userId}/Invitations", { params: { path: { userId } } });
  // @ts-expect-error the plural path belongs to v1-preview
  v1.api.GET("/Tenants/{tenantId}/Users/{userId}/Invitations", { params: { path: { userId } } });
  // @ts-expect-error the singular path belongs to v1
  preview.api.GET("/Tenants/{tenantId}/Users/{userId}/Invitation", { params: { path: { userId } } });
  // @ts-expect-error v1-preview has no HEAD
  preview.api.HEAD("/Tenants/{tenantId}/Invitations");
  // @ts-expect-error a list cannot be deleted
  v1.api.DELETE("/Tenants/{tenantId}/Invitations");
});

test("a body is checked field by field", () => {
  const params = { path: { userId } };
  v1.api.POST("/Tenants/{tenantId}/Users/{userId}/Invitation", { params, body: { SendInvitation: false } });
  // @ts-expect-error the body is missing
  v1.api.POST("/Tenants/{tenantId}/Users/{userId}/Invitation", { params });
  // @ts-expect-error a misspelt field
  v1.api.POST("/Tenants/{tenantId}/Users/{userId}/Invitation", { params, body: { SendInvite: false } });
});

test("data is the body of the documented successes, error is that of the other responses", async () => {
  const params = { path: { userId } };
  const list = await v1.api.GET("/Tenants/{tenantId}/Invitations");
  expectTypeOf(list.data).toEqualTypeOf<Invitation[] | undefined>();
  expectTypeOf(list.error).toEqualTypeOf<AvevaErrorBody | string | undefined>();
  const deleted = await v1.api.DELETE("/Tenants/{tenantId}/Users/{userId}/Invitation", { params });
  expectTypeOf(deleted.data).toEqualTypeOf<undefined>();
  const created = await v1.api.POST("/Tenants/{tenantId}/Users/{userId}/Invitation", { params, body: {} });
  expectTypeOf(created.data).toEqualTypeOf<Invitation | undefined>();
  const counted = await v1.api.HEAD("/Tenants/{tenantId}/Invitations");
  expectTypeOf(counted.response.headers).toEqualTypeOf<Headers>();
});

test("data and error narrow each other, and response.ok with them", async () => {
  const { data, error, response } = await v1.api.GET("/Tenants/{tenantId}/Invitations");
  expectTypeOf(response.ok).toEqualTypeOf<boolean>();
  if (data !== undefined) {
    expectTypeOf(data).toEqualTypeOf<Invitation[]>();
    expectTypeOf(error).toEqualTypeOf<undefined>();
    expectTypeOf(response.ok).toEqualTypeOf<true>();
  }
  if (error !== undefined) {
    expectTypeOf(data).toEqualTypeOf<undefined>();
    expectTypeOf(response.ok).toEqualTypeOf<false>();
  }
});
