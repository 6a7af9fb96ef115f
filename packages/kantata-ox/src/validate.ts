// Checks request bodies before they are sent, for forms and editors. The client does not import it.
import { type Problem, type Validation, validate } from "@invitation-clients/runtime/validate";
import {
  AccountInvitationCreateRules,
  AccountInvitationUpdateRules,
  CreateAccountInvitationRequestRules,
  CreateWorkspaceInvitationRequestRules,
  UpdateAccountInvitationRequestRules,
  WorkspaceInvitationCreateRules,
} from "./generated/rules.js";
import type { components } from "./generated/schema.js";
import type { AccountInvitationCreate, AccountInvitationUpdate, WorkspaceInvitationCreate } from "./types.js";

export type { Problem, Validation };

type Schemas = components["schemas"];

/**
 * Checks the body of `accountInvitations.create`, or one input of `createMany`.
 *
 * @example
 * const { valid, problems } = validateAccountInvitationCreate(form);
 * if (!valid) for (const { field, message } of problems) console.log(field, message);
 */
export function validateAccountInvitationCreate(body: unknown): Validation<AccountInvitationCreate> {
  return validate(AccountInvitationCreateRules, body);
}

/** Checks the body of `accountInvitations.update`. */
export function validateAccountInvitationUpdate(body: unknown): Validation<AccountInvitationUpdate> {
  return validate(AccountInvitationUpdateRules, body);
}

/** Checks the body of `workspaces.invite`. */
export function validateWorkspaceInvitationCreate(body: unknown): Validation<WorkspaceInvitationCreate> {
  return validate(WorkspaceInvitationCreateRules, body);
}

/** Checks the body of `api.POST("/account_invitations")`: one person, or a list of at most 50. */
export function validateCreateAccountInvitationRequest(
  body: unknown,
): Validation<Schemas["CreateAccountInvitationRequest"]> {
  return validate(CreateAccountInvitationRequestRules, body);
}

/** Checks the body of `api.PUT("/account_invitations/{id}")`. */
export function validateUpdateAccountInvitationRequest(
  body: unknown,
): Validation<Schemas["UpdateAccountInvitationRequest"]> {
  return validate(UpdateAccountInvitationRequestRules, body);
}

/** Checks the body of `api.POST("/workspaces/{id}/invite")`. */
export function validateCreateWorkspaceInvitationRequest(
  body: unknown,
): Validation<Schemas["CreateWorkspaceInvitationRequest"]> {
  return validate(CreateWorkspaceInvitationRequestRules, body);
}
