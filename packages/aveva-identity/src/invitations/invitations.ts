import {
  type ApiClient,
  type CallOptions,
  ConfigError,
  checkBody,
  checkInteger,
  checkKeys,
  headerOf,
  type Id,
  nextOffset,
  own,
  type Paginated,
  paginate,
  type Reply,
} from "@invitation-clients/runtime";
import { operations as v1 } from "../generated/v1/operations.js";
import type {
  ApiVersion,
  BodyOf,
  CountParams,
  Invitation,
  InvitationPage,
  ListParams,
  SharedBody,
  SharedOperations,
} from "../types.js";
import { isFound, isObject, readBody, readInvitation } from "./replies.js";

/** Options of a list. */
export interface ListOptions extends CallOptions {
  /** Pages fetched ahead of the one being read: 0 or 1. @default 0 */
  readonly prefetch?: 0 | 1 | undefined;
}

/** All invitations of a tenant. Needs the role Account Administrator (now called Tenant Administrator). */
export interface Invitations<V extends ApiVersion> {
  /**
   * Lists the invitations that have not expired, or all with `includeExpiredInvitations: true`. `count` is the size of a
   * page (100 by default), `skip` where to start. Nothing is sent before the list is read; errors are thrown then.
   *
   * @example
   * for await (const invitation of aveva.invitations.list({ includeExpiredInvitations: true })) {
   *   console.log(invitation.UserId, invitation.Expires);
   * }
   * @throws ApiError for an error status, such as 404 if the tenant does not exist
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  list(params?: ListParams, options?: ListOptions): Paginated<Invitation, InvitationPage>;

  /**
   * Fetches one invitation.
   *
   * @throws ApiError 404 if the invitation or the tenant does not exist
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  get(invitationId: Id, options?: CallOptions): Promise<Invitation>;

  /**
   * Changes an invitation; fields that are left out stay as they are. Mails the user again unless `SendInvitation` is `false`,
   * so it is repeated after a lost response only with `SendInvitation: false`. Only a later `ExpiresDateTime` makes an expired
   * invitation valid again: in the future, at most two months ahead, with `Z` or an offset.
   *
   * @throws ApiError 404 if the invitation or the tenant does not exist, 405 outside the primary region
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  update(invitationId: Id, body: BodyOf<V>, options?: CallOptions): Promise<Invitation>;

  /**
   * Deletes an invitation. The link in a mail that was already sent stops working.
   *
   * @throws ApiError 404 if the invitation or the tenant does not exist, 405 outside the primary region
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   * @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md
   */
  delete(invitationId: Id, options?: CallOptions): Promise<undefined>;
}

/** All invitations of a tenant in v1, which can also count them and check whether one exists. */
export interface InvitationsV1 extends Invitations<"v1"> {
  /**
   * Counts the tenant's invitations.
   *
   * @throws ApiError for an error status, such as 404 if the tenant does not exist
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   */
  count(params?: CountParams, options?: CallOptions): Promise<number>;

  /**
   * Whether an invitation exists: false for a 404, also if the tenant does not exist.
   *
   * @throws ApiError for any other error status
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md
   */
  exists(invitationId: Id, options?: CallOptions): Promise<boolean>;
}

/** Makes the resource on a client; `operations` are those of the chosen version. */
export function invitations(client: ApiClient<"tenantId">, operations: SharedOperations): InvitationsV1 {
  return {
    list(params, options) {
      // Copied, because later changes by the caller must not affect a list in progress.
      const given = own(params);
      const { prefetch = 0, ...callOptions } = own(options);
      return paginate<Invitation, InvitationPage, number>({
        prefetch,
        options: callOptions,
        keyOf: ({ Id }) => Id ?? undefined,
        start() {
          checkKeys("list params", given, operations.listInvitations.query);
          checkInteger("skip", given.skip, 0);
          checkInteger("count", given.count, 1);
          if (prefetch !== 0 && prefetch !== 1) throw new ConfigError("options.prefetch must be 0 or 1");
          return given.skip ?? 0;
        },
        async load(skip, options) {
          // `skip: 0` is not added, so the first request has exactly the caller's parameters.
          const query = skip === 0 ? given : { ...given, skip };
          const reply = await client.call(operations.listInvitations, { query }, options);
          const items = readBody(reply, isList, "its body is not a list of invitations");
          return { items, count: totalCount(reply), meta: undefined, included: undefined, response: reply.answer };
        },
        next: nextOffset,
      });
    },
    async get(invitationId, options) {
      return readInvitation(await client.call(operations.getInvitation, { path: { invitationId } }, options));
    },
    async update(invitationId, body: SharedBody, options) {
      return readInvitation(
        await client.call(operations.updateInvitation, { path: { invitationId }, body: checkBody(body) }, options),
      );
    },
    async delete(invitationId, options) {
      await client.call(operations.deleteInvitation, { path: { invitationId } }, options);
      return undefined;
    },
    async count(params, options) {
      const reply = await client.call(v1.countInvitations, { query: params }, options);
      const total = totalCount(reply);
      if (total === undefined) throw reply.unreadable("it has no Total-Count header with a number");
      return total;
    },
    exists: (invitationId, options) => isFound(client.call(v1.checkInvitation, { path: { invitationId } }, options)),
  };
}

function isList(data: unknown): data is object[] {
  return Array.isArray(data) && data.every(isObject);
}

/** How many invitations match in all; undefined if the server does not return a number. */
function totalCount({ answer }: Reply): number | undefined {
  const total = headerOf(answer.headers, "total-count")?.trim() ?? "";
  return /^\d+$/.test(total) ? Number(total) : undefined;
}
