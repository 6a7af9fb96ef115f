import {
  type ApiClient,
  type CallOptions,
  ConfigError,
  checkBody,
  checkInteger,
  checkKeys,
  type Id,
  nextOffset,
  type Paginated,
  paginate,
} from "@invitation-clients/runtime";
import { operations as v1 } from "./generated/v1/operations.js";
import { existsBy, readInvitation } from "./replies.js";
import type { ApiVersion, BodyOf, CountParams, Invitation, InvitationPage, ListParams } from "./types.js";

/** Options of a list. */
export interface ListOptions extends CallOptions {
  /** Pages fetched ahead of the one being read: 0 or 1. @default 0 */
  readonly prefetch?: 0 | 1 | undefined;
}

/** All invitations of a tenant. Needs the role Account Administrator (now called Tenant Administrator). */
export interface Invitations<V extends ApiVersion> {
  /**
   * Lists the invitations that have not expired, or all with `includeExpiredInvitations: true`. `count` is the size of a
   * page (100 by default), `skip` where to start.
   *
   * @example
   * for await (const invitation of aveva.invitations.list({ includeExpiredInvitations: true })) {
   *   console.log(invitation.UserId, invitation.Expires);
   * }
   */
  list(params?: ListParams, options?: ListOptions): Paginated<Invitation, InvitationPage>;

  /** Fetches one invitation. @throws ApiError 404 if the invitation or the tenant does not exist */
  get(invitationId: Id, options?: CallOptions): Promise<Invitation>;

  /**
   * Changes an invitation; what is left out stays. Mails the user again unless `SendInvitation` is `false`, so it is
   * repeated after a lost answer only with `SendInvitation: false`. An expired invitation becomes valid only by a later
   * `ExpiresDateTime`: in the future, at most two months ahead, with `Z` or an offset.
   */
  update(invitationId: Id, body: BodyOf<V>, options?: CallOptions): Promise<Invitation>;

  /** Deletes an invitation; the mail already sent becomes worthless. */
  delete(invitationId: Id, options?: CallOptions): Promise<undefined>;
}

/** What v1 has besides. */
export interface InvitationsV1 extends Invitations<"v1"> {
  /** How many invitations the tenant has. */
  count(params?: CountParams, options?: CallOptions): Promise<number>;
  /** Whether an invitation exists. A tenant that does not exist is no error, but false. */
  exists(invitationId: Id, options?: CallOptions): Promise<boolean>;
}

/** The rows of the operation table that this resource calls in every version. */
type Operations = Pick<typeof v1, "listInvitations" | "getInvitation" | "updateInvitation" | "deleteInvitation">;

/** Makes the resource on a client; `operations` are those of the chosen version. */
export function invitations(client: ApiClient, operations: Operations): InvitationsV1 {
  return {
    list: (params = {}, options = {}) => listInvitations(client, operations, { ...params }, { ...options }),
    async get(invitationId, options) {
      return readInvitation(await client.call(operations.getInvitation, { path: { invitationId } }, options));
    },
    async update(invitationId, body, options) {
      const input = { path: { invitationId }, body: checkBody(body) };
      return readInvitation(await client.call(operations.updateInvitation, input, options));
    },
    async delete(invitationId, options) {
      await client.call(operations.deleteInvitation, { path: { invitationId } }, options);
      return undefined;
    },
    async count(params, options) {
      const reply = await client.call(v1.countInvitations, { query: params }, options);
      const total = reply.answer.headers.get("total-count")?.trim() ?? "";
      if (!/^\d+$/.test(total)) throw reply.unreadable("it has no Total-Count header with a number");
      return Number(total);
    },
    exists: (invitationId, options) => existsBy(client, v1.checkInvitation, { invitationId }, undefined, options),
  };
}

function listInvitations(
  client: ApiClient,
  operations: Operations,
  params: ListParams,
  options: ListOptions,
): Paginated<Invitation, InvitationPage> {
  const { prefetch = 0, ...callOptions } = options;
  return paginate<Invitation, InvitationPage, number | undefined>({
    prefetch,
    keyOf: ({ Id }) => Id ?? undefined,
    start() {
      checkKeys("list params", params, operations.listInvitations.query);
      checkInteger("skip", params.skip, 0);
      checkInteger("count", params.count, 1);
      if (prefetch !== 0 && prefetch !== 1) throw new ConfigError("options.prefetch must be 0 or 1");
      return params.skip ?? 0;
    },
    async load(skip = 0) {
      // Sent only when it says something: the first page of a list without `skip` is asked for as the caller wrote it.
      const query = skip === 0 ? params : { ...params, skip };
      const reply = await client.call(operations.listInvitations, { query }, callOptions);
      if (!Array.isArray(reply.data) || !reply.data.every((row) => typeof row === "object" && row !== null)) {
        throw reply.unreadable(
          reply.data === undefined ? "its body is empty" : "its body is not a list of invitations",
        );
      }
      const total = reply.answer.headers.get("total-count");
      const count = total !== null && /^\d+$/.test(total) ? Number(total) : undefined;
      return { items: reply.data, count, meta: undefined, included: undefined, response: reply.answer };
    },
    next: (skip = 0, turn) => nextOffset(skip, turn),
  });
}
