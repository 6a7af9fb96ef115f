// Checks request bodies before they are sent, for forms and editors. The client does not import it.
import { type Problem, type Validation, validate } from "@invitation-clients/runtime/validate";
import { InvitationCreateOrUpdateRules } from "./generated/v1/rules.js";
import { InvitationCreateOrUpdateRules as PreviewRules } from "./generated/v1-preview/rules.js";
import type { InvitationCreateOrUpdate, PreviewInvitationCreateOrUpdate } from "./types.js";

export type { Problem, Validation };

/**
 * Checks the body of `invitations.update`, `userInvitations.create` and `userInvitations.createOrUpdate` in v1.
 *
 * @example
 * const { valid, problems } = validateInvitationCreateOrUpdate(form);
 * if (!valid) for (const { field, message } of problems) console.log(field, message);
 */
export function validateInvitationCreateOrUpdate(body: unknown): Validation<InvitationCreateOrUpdate> {
  return validate(InvitationCreateOrUpdateRules, body);
}

/** Checks the same bodies in v1-preview, which does not allow `null`. */
export function validatePreviewInvitationCreateOrUpdate(body: unknown): Validation<PreviewInvitationCreateOrUpdate> {
  return validate(PreviewRules, body);
}
