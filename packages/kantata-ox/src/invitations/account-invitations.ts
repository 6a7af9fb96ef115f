import {
  type ApiClient,
  type CallOptions,
  checkBody,
  type Id,
  own,
  type Paginated,
  type Reply,
} from "@invitation-clients/runtime";
import { createMany } from "../create-many/create-many.js";
import type { CreateManyOptions, CreateManyResult } from "../create-many/result.js";
import { checkInclude, type InvitationsBody, readOne } from "../envelope.js";
import { operations } from "../generated/operations.js";
import type {
  AccountInvitation,
  AccountInvitationCreate,
  AccountInvitationPage,
  AccountInvitationUpdate,
  GetParams,
  Include,
  IncludeParams,
  ListParams,
  WithIncluded,
} from "../types.js";
import { type ListOptions, listAccountInvitations } from "./invitation-list.js";

/** Invitations for non-users to join a Kantata OX account. */
export interface AccountInvitations {
  /**
   * Lists invitations, newest first unless `order` says otherwise. Accepted ones are hidden unless `only_pending: false`.
   * Without `page`, `per_page`, `limit` and `offset`, pages are as large as the API allows (200 rows), or as small as `first()`
   * and `toArray()` need. Nothing is sent before the list is read; errors are thrown then.
   *
   * @example
   * for await (const invitation of kantata.accountInvitations.list({ include: ["inviter"] })) {
   *   console.log(invitation.full_name, invitation.inviter?.full_name);
   * }
   * @throws ApiError for an error status
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://developer.kantata.com/kantata/specification/account-invitations/get-account-invitations
   */
  list<const I extends Include = never>(
    params?: ListParams<I>,
    options?: ListOptions,
  ): Paginated<WithIncluded<I>, AccountInvitationPage<I>>;

  /**
   * Fetches one invitation.
   *
   * @throws ApiError 404 if it does not exist, or perhaps if it was accepted: `list({ only: [id], only_pending: false })` shows those too
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://developer.kantata.com/kantata/specification/account-invitations/get-account-invitation
   */
  get<const I extends Include = never>(id: Id, params?: GetParams<I>, options?: CallOptions): Promise<WithIncluded<I>>;

  /**
   * Invites one person. Mails them, and members above the contracted licence count are billed pro rata. Never repeated if it
   * may have been sent: check `outcome` of the error. The endpoint has its own rate limit.
   *
   * @throws ApiError 422 if the invitation is refused; `error.body.errors` says why
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://developer.kantata.com/kantata/specification/account-invitations/create-account-invitation
   */
  create<const I extends Include = never>(
    body: AccountInvitationCreate,
    params?: IncludeParams<I>,
    options?: CallOptions,
  ): Promise<WithIncluded<I>>;

  /**
   * Invites any number of people, 50 per request, and gives each input a result. See `CreateManyResult`.
   *
   * @throws ConfigError for a bad option, or an input without an address; any later failure is in the results
   * @see https://developer.kantata.com/kantata/specification/account-invitations/create-account-invitation
   * @see https://developer.kantata.com/kantata/specification/account-invitations/get-account-invitations
   */
  createMany<const I extends Include = never>(
    inputs: readonly AccountInvitationCreate[],
    options?: CreateManyOptions<I>,
  ): Promise<CreateManyResult<I>[]>;

  /**
   * Changes an invitation. Only Administrators and Project Leads can set `bill_rate_in_cents`, only Administrators
   * `cost_rate_in_cents`. Repeated if its outcome is unknown: a late first attempt may then overwrite what someone else
   * wrote in between.
   *
   * @throws ApiError 404 if it does not exist, 422 if the change is refused
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://developer.kantata.com/kantata/specification/account-invitations/update-account-invitation
   */
  update<const I extends Include = never>(
    id: Id,
    body: AccountInvitationUpdate,
    params?: IncludeParams<I>,
    options?: CallOptions,
  ): Promise<WithIncluded<I>>;

  /**
   * Mails the invitation again each time it is called. Never repeated if it may have been sent. The endpoint has its own rate
   * limit.
   *
   * @throws ApiError 404 if it does not exist
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://developer.kantata.com/kantata/specification/account-invitations/resend-account-invitation
   */
  resend<const I extends Include = never>(
    id: Id,
    params?: IncludeParams<I>,
    options?: CallOptions,
  ): Promise<WithIncluded<I>>;

  /**
   * Deletes an invitation.
   *
   * @throws ApiError 404 if it does not exist
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://developer.kantata.com/kantata/specification/account-invitations/delete-account-invitation
   */
  delete(id: Id, options?: CallOptions): Promise<undefined>;
}

/** Creates the resource of a client. */
export function accountInvitations(client: ApiClient): AccountInvitations {
  const one = async <Params extends IncludeParams<Include>>(
    params: Params | undefined,
    send: (query: Params) => Promise<Reply<InvitationsBody>>,
  ): Promise<AccountInvitation> => {
    const query = own(params);
    const include = checkInclude(query.include);
    return readOne(await send({ ...query }), "account_invitations", include);
  };

  const resource = {
    list: (params?: ListParams<Include>, options?: ListOptions) => listAccountInvitations(client, params, options),
    get: (id: Id, params?: GetParams<Include>, options?: CallOptions) =>
      one(params, (query) => client.call(operations.getAccountInvitation, { path: { id }, query }, options)),
    create: (body: AccountInvitationCreate, params?: IncludeParams<Include>, options?: CallOptions) =>
      one(params, (query) =>
        client.call(
          operations.createAccountInvitation,
          { query, body: { account_invitation: checkBody(body) } },
          options,
        ),
      ),
    createMany: (inputs: readonly AccountInvitationCreate[], options?: CreateManyOptions<Include>) =>
      createMany(client, inputs, options),
    update: (id: Id, body: AccountInvitationUpdate, params?: IncludeParams<Include>, options?: CallOptions) =>
      one(params, (query) =>
        client.call(
          operations.updateAccountInvitation,
          { path: { id }, query, body: { account_invitation: checkBody(body) } },
          options,
        ),
      ),
    resend: (id: Id, params?: IncludeParams<Include>, options?: CallOptions) =>
      one(params, (query) => client.call(operations.resendAccountInvitation, { path: { id }, query }, options)),
    delete: async (id: Id, options?: CallOptions) => {
      await client.call(operations.deleteAccountInvitation, { path: { id } }, options);
      return undefined;
    },
  };
  // The caller's argument decides what `include` adds to the type. A plain function type cannot express that.
  return resource as unknown as AccountInvitations;
}
