import { type Examples, errors, examples, fields } from "../generated/kantata-ox/examples.js";
import type { components } from "../generated/kantata-ox/schema.js";
import { type ExampleMethods, errorExample, maker, namedExample, type Overrides, type StatusIn } from "./make.js";

type Schemas = components["schemas"];

/** Objects of the Kantata OX API, from the spec's named examples. Each call returns a new object. */
export interface KantataExamples extends ExampleMethods<Examples> {
  /** An account invitation with every field, as the API shows it to an administrator. */
  accountInvitation(overrides?: Overrides<Schemas["AccountInvitation"]>): Schemas["AccountInvitation"];
  /** The fields of a new account invitation. */
  accountInvitationCreate(
    overrides?: Overrides<Schemas["AccountInvitationCreate"]>,
  ): Schemas["AccountInvitationCreate"];
  /** The fields of a change of an account invitation. */
  accountInvitationUpdate(
    overrides?: Overrides<Schemas["AccountInvitationUpdate"]>,
  ): Schemas["AccountInvitationUpdate"];
  /** An invitation to a project. */
  workspaceInvitation(overrides?: Overrides<Schemas["WorkspaceInvitation"]>): Schemas["WorkspaceInvitation"];
  /** The fields of a new invitation to a project. */
  workspaceInvitationCreate(
    overrides?: Overrides<Schemas["WorkspaceInvitationCreate"]>,
  ): Schemas["WorkspaceInvitationCreate"];
  /** A user that was included with an invitation. */
  user(overrides?: Overrides<Schemas["User"]>): Schemas["User"];
  /** A role that was included with an invitation. */
  role(overrides?: Overrides<Schemas["Role"]>): Schemas["Role"];
  /**
   * The body of an error answer. With entries, these are its errors; `type` and `message` default to those of the example.
   *
   * @example
   * kantata.error(422, { field: "email_address", message: "Email address has already been invited" });
   * @throws TypeError that lists the statuses, if the spec has no example of this one
   */
  error(status: StatusIn<typeof errors>, ...entries: Overrides<Schemas["ErrorEntry"]>[]): Schemas["ErrorResponse"];
}

const shown = examples["with-includes"];
const { account_invitation } = examples["single-collaborator"] as Schemas["CreateSingleAccountInvitationRequest"];
const errorBody = errorExample("kantata", errors, (name) => examples[name as "not-found"]);

/**
 * Objects of the Kantata OX API for tests, from the spec's named examples.
 *
 * @example
 * const row = kantata.accountInvitation({ full_name: "Ada Brandt" });
 * const body = kantata.error(422, { field: "email_address" });
 */
export const kantata: KantataExamples = {
  example: namedExample("kantata", examples),
  accountInvitation: maker("kantata.accountInvitation", fields.AccountInvitation, firstOf(shown.account_invitations)),
  accountInvitationCreate: maker("kantata.accountInvitationCreate", fields.AccountInvitationCreate, account_invitation),
  accountInvitationUpdate: maker(
    "kantata.accountInvitationUpdate",
    fields.AccountInvitationUpdate,
    examples["change-permission"].account_invitation,
  ),
  workspaceInvitation: maker(
    "kantata.workspaceInvitation",
    fields.WorkspaceInvitation,
    firstOf(examples["invited-client"].workspace_invitations),
  ),
  workspaceInvitationCreate: maker(
    "kantata.workspaceInvitationCreate",
    fields.WorkspaceInvitationCreate,
    examples["client-with-message"].invitation,
  ),
  user: maker("kantata.user", fields.User, firstOf(shown.users)),
  role: maker("kantata.role", fields.Role, firstOf(shown.roles)),
  error(status, ...entries) {
    const body = errorBody(status);
    if (entries.length === 0) return body;
    const { type = "", message = "" } = body.errors[0] ?? {};
    const entry = maker("kantata.error", fields.ErrorEntry, { type, message } as Schemas["ErrorEntry"]);
    return { errors: entries.map((overrides) => entry(overrides)) };
  },
};

function firstOf<T>(byId: Readonly<Record<string, T>> | undefined): T {
  return Object.values(byId ?? {})[0] as T;
}
