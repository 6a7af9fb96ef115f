import {
  type ApiClient,
  type CallOptions,
  ConfigError,
  checkBody,
  type Id,
  type OperationsOf,
  plainData,
} from "@invitation-clients/runtime";
import { operations as v1 } from "../generated/v1/operations.js";
import type { operations as PreviewOperations } from "../generated/v1-preview/schema.js";
import type { ApiVersion, BodyOf, ExpiredParams, Invitation, SharedBody, SharedOperations } from "../types.js";
import { isFound, readInvitation, readInvitationIfAny } from "./replies.js";

/** What `createOrUpdate` did. */
export interface CreatedOrUpdated {
  /** Whether the last answer says that the invitation is new. */
  readonly created: boolean;
  /** Undefined only if the answer was empty. */
  readonly invitation: Invitation | undefined;
}

/** The invitation of one user; a user has at most one. Needs the role Account (now Tenant) Administrator. */
export interface UserInvitations<V extends ApiVersion> {
  /**
   * Invites a user who has no invitation yet. Mails them unless `SendInvitation` is `false`. Never repeated blindly.
   * Undefined if the service answers 202: the invitation is accepted, and the answer is empty.
   *
   * @throws ApiError 409 if the user has an invitation already
   */
  create(userId: Id, body: BodyOf<V>, options?: CallOptions): Promise<Invitation | undefined>;

  /**
   * Invites a user, or changes the invitation they have. Mails them unless `SendInvitation` is `false`, so it is repeated
   * after a lost answer only with `SendInvitation: false`; `created` then tells what the last answer says.
   */
  createOrUpdate(userId: Id, body: BodyOf<V>, options?: CallOptions): Promise<CreatedOrUpdated>;

  /** Mails a user's invitation again (`SendInvitation: true`). Never repeated blindly. */
  resend(userId: Id, options?: CallOptions): Promise<CreatedOrUpdated>;

  /**
   * Moves the end of a user's invitation without mailing them (`SendInvitation: false`).
   *
   * @param date in the future, at most two months ahead; a string needs `Z` or an offset, for others are read in the server's own zone
   */
  extend(userId: Id, date: string | Date, options?: CallOptions): Promise<CreatedOrUpdated>;
}

/** The invitation of one user in v1-preview. */
export interface UserInvitationsPreview extends UserInvitations<"v1-preview"> {
  /** Fetches the user's invitation. @throws ApiError 404 if there is none */
  get(userId: Id, params?: ExpiredParams, options?: CallOptions): Promise<Invitation>;
}

/** The invitation of one user in v1. */
export interface UserInvitationsV1 extends UserInvitations<"v1"> {
  /** Fetches the user's invitation. @throws ApiError 404 if there is none */
  get(userId: Id, params?: Record<string, never>, options?: CallOptions): Promise<Invitation>;
  /** Deletes the user's invitation; the mail already sent becomes worthless. */
  delete(userId: Id, options?: CallOptions): Promise<undefined>;
  /** Whether the user has an invitation. A tenant or user that does not exist is no error, but false. */
  exists(userId: Id, params?: ExpiredParams, options?: CallOptions): Promise<boolean>;
}

/** v1 takes no parameter of `get`, and its interface says so: the spec of v1-preview decides what may be sent. */
type UserOperations = Omit<SharedOperations, "getUserInvitation"> &
  Pick<OperationsOf<PreviewOperations>, "getUserInvitation">;

/** Makes the resource on a client; `operations` are those of the chosen version. */
export function userInvitations(
  client: ApiClient<"tenantId">,
  operations: UserOperations,
): UserInvitationsV1 & UserInvitationsPreview {
  const createOrUpdate = async (userId: Id, body: SharedBody, options?: CallOptions): Promise<CreatedOrUpdated> => {
    const reply = await client.call(
      operations.createOrUpdateUserInvitation,
      { path: { userId }, body: checkBody(body) },
      options,
    );
    return { created: reply.answer.status === 201, invitation: readInvitationIfAny(reply) };
  };
  return {
    createOrUpdate,
    async get(userId: Id, params?: ExpiredParams, options?: CallOptions) {
      return readInvitation(
        await client.call(operations.getUserInvitation, { path: { userId }, query: { ...params } }, options),
      );
    },
    async create(userId: Id, body: SharedBody, options?: CallOptions) {
      return readInvitationIfAny(
        await client.call(operations.createUserInvitation, { path: { userId }, body: checkBody(body) }, options),
      );
    },
    resend: (userId, options) => createOrUpdate(userId, { SendInvitation: true }, options),
    async extend(userId, date, options) {
      return createOrUpdate(userId, { ExpiresDateTime: dateWithZone(date), SendInvitation: false }, options);
    },
    async delete(userId, options) {
      await client.call(v1.deleteUserInvitation, { path: { userId } }, options);
      return undefined;
    },
    exists: (userId, params, options) =>
      isFound(client.call(v1.checkUserInvitation, { path: { userId }, query: { ...params } }, options)),
  };
}

/** @throws ConfigError for what is no date, or has no zone */
function dateWithZone(given: unknown): string {
  const date = plainData(given, "date");
  if (typeof date !== "string" || Number.isNaN(Date.parse(date))) {
    throw new ConfigError("date must be a Date, or a string such as 2026-01-31T12:00:00Z");
  }
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(date))
    throw new ConfigError("date has no zone: add Z or an offset such as +01:00");
  return date;
}
