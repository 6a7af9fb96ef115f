// What the compiler checks when you write a resource: a call, and the code that reads its reply, must fit the specs of both
// versions.
import type { ApiClient } from "@invitation-clients/runtime";
import { expectTypeOf, test } from "vitest";
import { operations as v1 } from "./generated/v1/operations.js";
import { operations as preview } from "./generated/v1-preview/operations.js";
import type { SharedOperations } from "./types.js";

declare const client: ApiClient<"tenantId">;
declare const shared: SharedOperations;
const path = { userId: "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40" };

test("a call sends only fields and parameters in the spec of its version", () => {
  client.call(v1.createUserInvitation, { path, body: { SendInvitation: null } });
  client.call(preview.getUserInvitation, { path, query: { includeExpiredInvitations: true } });
  // @ts-expect-error a misspelt field
  client.call(v1.createUserInvitation, { path, body: { SendInvite: false } });
  // @ts-expect-error v1-preview documents no null
  client.call(preview.createUserInvitation, { path, body: { SendInvitation: null } });
  // @ts-expect-error v1 has no parameter here
  client.call(v1.getUserInvitation, { path, query: { includeExpiredInvitations: true } });
  // @ts-expect-error the client fills in the tenant
  client.call(v1.getUserInvitation, { path: { ...path, tenantId: "t1" } });
  // @ts-expect-error the user is missing
  client.call(v1.deleteUserInvitation, {});
});

test("a call that both versions share must fit both", () => {
  client.call(shared.createUserInvitation, { path, body: { SendInvitation: false } });
  // @ts-expect-error only v1 takes null
  client.call(shared.createUserInvitation, { path, body: { SendInvitation: null } });
  // @ts-expect-error only v1-preview has it
  client.call(shared.getUserInvitation, { path, query: { includeExpiredInvitations: true } });
});

test("a reply has only the fields in the spec", async () => {
  const { data } = await client.call(v1.createOrUpdateUserInvitation, { path, body: {} });
  expectTypeOf(data.Expires).toEqualTypeOf<string>();
  // @ts-expect-error a field that the spec does not return
  data.ExpiresDateTime;
  const counted = await client.call(v1.countInvitations, {});
  expectTypeOf(counted.data).toEqualTypeOf<undefined>();
});
