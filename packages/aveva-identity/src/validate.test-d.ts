import type {
  AvevaIdentityPreviewClient,
  AvevaIdentityV1Client,
  InvitationCreateOrUpdate,
  PreviewInvitationCreateOrUpdate,
} from "@invitation-clients/aveva-identity";
import {
  validateInvitationCreateOrUpdate,
  validatePreviewInvitationCreateOrUpdate,
} from "@invitation-clients/aveva-identity/validate";
import { expectTypeOf, test } from "vitest";

declare const v1: AvevaIdentityV1Client;
declare const preview: AvevaIdentityPreviewClient;
declare const form: unknown;

test("a valid body has the type of its version", () => {
  const result = validateInvitationCreateOrUpdate(form);
  if (result.valid) {
    expectTypeOf(result.body).toEqualTypeOf<InvitationCreateOrUpdate>();
    v1.userInvitations.create("u", result.body);
    // @ts-expect-error v1-preview does not allow null
    preview.userInvitations.create("u", result.body);
  }
  const { valid, body } = validatePreviewInvitationCreateOrUpdate(form);
  if (valid) {
    expectTypeOf(body).toEqualTypeOf<PreviewInvitationCreateOrUpdate>();
    preview.userInvitations.create("u", body);
  }
});
