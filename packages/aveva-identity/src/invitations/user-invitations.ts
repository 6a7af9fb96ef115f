import {
  type ApiClient,
  type CallOptions,
  ConfigError,
  checkBody,
  type Id,
  plainData,
} from "@invitation-clients/runtime";
import { copyInputs } from "../create-many/copy-inputs.js";
import { createMany } from "../create-many/create-many.js";
import type { CreateManyInput, CreateManyOptions, CreateManyResult } from "../create-many/result.js";
import { operations as v1 } from "../generated/v1/operations.js";
import type { ApiVersion, BodyOf, ExpiredParams, Invitation, SharedBody, UserOperations } from "../types.js";
import { isFound, readInvitation, readInvitationIfAny } from "./replies.js";

/** What `createOrUpdate` did. */
export interface CreatedOrUpdated {
  /** Whether the last response says that the invitation is new. */
  readonly created: boolean;
  /** Undefined only if the response was empty. */
  readonly invitation: Invitation | undefined;
}

/** The invitation of one user; a user has at most one. Needs the role Account (now Tenant) Administrator. */
export interface UserInvitations<V extends ApiVersion> {
  /**
   * Invites a user who has no invitation yet. Mails them unless `SendInvitation` is `false`. Never repeated if it may have
   * been sent. Resolves with undefined if the service returns 202: it accepted the invitation, and the response is empty.
   *
   * @throws ApiError 409 if the user already has an invitation, 404 if the user or the tenant does not exist
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  create(userId: Id, body: BodyOf<V>, options?: CallOptions): Promise<Invitation | undefined>;

  /**
   * Invites any number of users, four at once, and gives each input a result: `created`, `existing` if the user already has an
   * invitation, `rejected`, `unknown` or `not-attempted`. Mails them unless `SendInvitation` is `false`. Always resolves, in the
   * order of the inputs. See `CreateManyOptions` for jobs that must survive their process.
   *
   * @example
   * const results = await aveva.userInvitations.createMany([{ userId, SendInvitation: true }]);
   * @throws ConfigError for a bad option; a wrong input and any later failure are in the results
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  createMany(inputs: readonly CreateManyInput<V>[], options?: CreateManyOptions): Promise<CreateManyResult[]>;

  /**
   * Invites a user, or changes the invitation they have. Mails them unless `SendInvitation` is `false`, so it is repeated
   * after a lost response only with `SendInvitation: false`; `created` then depends on the last response.
   *
   * @throws ApiError 404 if the user or the tenant does not exist, 405 outside the primary region
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  createOrUpdate(userId: Id, body: BodyOf<V>, options?: CallOptions): Promise<CreatedOrUpdated>;

  /**
   * Mails a user's invitation again (`SendInvitation: true`). Never repeated if it may have been sent.
   *
   * @throws ApiError 404 if the user or the tenant does not exist, 405 outside the primary region
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  resend(userId: Id, options?: CallOptions): Promise<CreatedOrUpdated>;

  /**
   * Moves the end of a user's invitation without mailing them (`SendInvitation: false`).
   *
   * @param date in the future, at most two months ahead; a string needs `Z` or an offset, because the server would read it in
   * its own time zone
   * @throws ApiError 404 if the user or the tenant does not exist, 405 outside the primary region
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  extend(userId: Id, date: string | Date, options?: CallOptions): Promise<CreatedOrUpdated>;
}

/** The invitation of one user in v1-preview. */
export interface UserInvitationsPreview extends UserInvitations<"v1-preview"> {
  /**
   * Fetches the user's invitation.
   *
   * @throws ApiError 404 if there is none
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  get(userId: Id, params?: ExpiredParams, options?: CallOptions): Promise<Invitation>;
}

/** The invitation of one user in v1. */
export interface UserInvitationsV1 extends UserInvitations<"v1"> {
  /**
   * Fetches the user's invitation.
   *
   * @throws ApiError 404 if there is none
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   */
  get(userId: Id, params?: Record<string, never>, options?: CallOptions): Promise<Invitation>;

  /**
   * Deletes the user's invitation. The link in a mail that was already sent stops working.
   *
   * @throws ApiError 404 if there is none, 405 outside the primary region
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   */
  delete(userId: Id, options?: CallOptions): Promise<undefined>;

  /**
   * Whether the user has an invitation: false for a 404, also if the tenant or the user does not exist.
   *
   * @throws ApiError for any other error status
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   */
  exists(userId: Id, params?: ExpiredParams, options?: CallOptions): Promise<boolean>;
}

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
    async createMany(inputs, options) {
      return createMany({ client, operations, readInvitation, readInvitationIfAny }, copyInputs(inputs), options);
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

/** @throws ConfigError for a value that is not a date, or has no time zone */
function dateWithZone(given: unknown): string {
  const date = plainData(given, "date");
  if (typeof date !== "string" || Number.isNaN(Date.parse(date))) {
    throw new ConfigError("date must be a Date, or a string such as 2026-01-31T12:00:00Z");
  }
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(date))
    throw new ConfigError("date has no zone: add Z or an offset such as +01:00");
  return date;
}
