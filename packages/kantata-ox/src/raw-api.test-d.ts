import type { AccountInvitation, KantataClient, KantataErrorBody } from "@invitation-clients/kantata-ox";
import { expectTypeOf, test } from "vitest";

declare const kantata: KantataClient;
const { api } = kantata;
const ada = { full_name: "Ada", email_address: "ada@example.com" };

test("data is the body of the documented successes, error is that of the other responses", async () => {
  const { data, error, response } = await api.GET("/account_invitations");
  expectTypeOf(data?.account_invitations).toEqualTypeOf<Record<string, AccountInvitation> | undefined>();
  expectTypeOf(error).toEqualTypeOf<KantataErrorBody | string | undefined>();
  expectTypeOf(response.requestId).toEqualTypeOf<string | undefined>();
  // @ts-expect-error data exists only after a success
  data.results;
});

test("data and error narrow each other, and response.ok with them", async () => {
  const { data, error, response } = await api.GET("/account_invitations/{id}", { params: { path: { id: 42 } } });
  if (data !== undefined) {
    expectTypeOf(data.results[0]?.id).toEqualTypeOf<string | undefined>();
    expectTypeOf(error).toEqualTypeOf<undefined>();
    expectTypeOf(response.ok).toEqualTypeOf<true>();
  }
  if (error !== undefined) {
    expectTypeOf(error).toEqualTypeOf<KantataErrorBody | string>();
    expectTypeOf(data).toEqualTypeOf<undefined>();
    expectTypeOf(response.ok).toEqualTypeOf<false>();
  }
});

test("a path must be one of the spec, with a method it has", () => {
  // @ts-expect-error a path that does not exist
  api.GET("/account_invitation");
  // @ts-expect-error this path has no DELETE
  api.DELETE("/account_invitations");
  // @ts-expect-error resending is a PUT
  api.POST("/account_invitations/{id}/resend", { params: { path: { id: 42 } } });
  // @ts-expect-error no path has a PATCH
  api.PATCH("/account_invitations/{id}", { params: { path: { id: 42 } } });
});

test("path parameters are required, and named as in the spec", () => {
  api.DELETE("/account_invitations/{id}", { params: { path: { id: "42" } } });
  // @ts-expect-error the id is missing, and so are params and path
  api.GET("/account_invitations/{id}");
  // @ts-expect-error the id is missing
  api.GET("/account_invitations/{id}", { params: { path: {} } });
  // @ts-expect-error a misspelt path parameter
  api.GET("/account_invitations/{id}", { params: { path: { ID: 42 } } });
});

test("query parameters are closed", () => {
  api.GET("/account_invitations", { params: { query: { include: ["inviter"], only_pending: false } } });
  // @ts-expect-error a misspelt query parameter
  api.GET("/account_invitations", { params: { query: { only_pendng: false } } });
  // @ts-expect-error a name that cannot be included
  api.GET("/account_invitations", { params: { query: { include: ["inviters"] } } });
});

test("a body is required where the spec has one, and has one of its two forms", () => {
  api.POST("/account_invitations", { body: { account_invitation: ada } });
  api.POST("/account_invitations", { body: { account_invitations: [ada] } });
  // @ts-expect-error the body is missing
  api.POST("/account_invitations");
  // @ts-expect-error a body without its root
  api.POST("/account_invitations", { body: ada });
  // @ts-expect-error a misspelt field
  api.POST("/account_invitations", { body: { account_invitation: { ...ada, permision: "collaborator" } } });
  // @ts-expect-error a GET has no body
  api.GET("/account_invitations", { body: {} });
});

test("call options go next to params and body, and are closed", () => {
  api.GET("/account_invitations", { timeout: 1, maxRetries: 0, headers: { "x-trace": "1" } });
  // @ts-expect-error a misspelt option
  api.GET("/account_invitations", { timout: 1 });
  // @ts-expect-error openapi-fetch's own options are not taken
  api.GET("/account_invitations", { parseAs: "text" });
});

test("ok narrows data and error at once", async () => {
  const { ok, data, error } = await api.GET("/account_invitations");
  if (ok) expectTypeOf(data.count).toEqualTypeOf<number>();
  else expectTypeOf(error).toEqualTypeOf<KantataErrorBody | string | undefined>();
});
