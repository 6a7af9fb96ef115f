import { checkOptions, givenOf } from "../checks/check-options.js";
import { InvitationState } from "../generated/aveva-identity/v1/values.js";
import { Exchange } from "../server/exchange.js";
import { exchangeMethods, type FakeService, type SentMail } from "../server/fake-face.js";
import { type ClosedFetch, closedFetch } from "../server/fake-fetch.js";
import type { RecordedRequest } from "../server/service.js";
import {
  AVEVA_INVITE,
  AVEVA_OPTIONS,
  type AvevaFakeInvitation,
  type AvevaFakeInvite,
  type AvevaFakeOptions,
} from "./aveva-options.js";
import { AvevaTenant, type AvevaTenantOptions } from "./aveva-tenant.js";
import { AVEVA_OPERATIONS, type AvevaOperation } from "./routes.js";
import { type AvevaTokenOperation, TOKEN_OPERATIONS } from "./tokens.js";

/** The options for `createAvevaIdentityClient`, except `apiVersion`: the fake serves both versions. */
export interface AvevaClientOptionsOfFake {
  readonly baseUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Answers from memory, token requests included. It reaches no network. */
  readonly fetch: ClosedFetch;
}

/** An AVEVA Data Hub tenant in memory. */
export interface AvevaFake extends FakeService<AvevaOperation, AvevaTokenOperation> {
  /**
   * The options for `createAvevaIdentityClient`, except `apiVersion`. A client made with them reaches no network.
   *
   * @example
   * const aveva = createAvevaIdentityClient({ apiVersion: "v1", ...fake.clientOptions });
   */
  readonly clientOptions: AvevaClientOptionsOfFake;
  /** All invitations, oldest first and expired ones included, as v1 shows them. New objects each time. */
  readonly invitations: readonly AvevaFakeInvitation[];
  /** The requests by which the client got its tokens, in order. They are not among `requests`. */
  readonly tokenRequests: readonly RecordedRequest<AvevaTokenOperation>[];
  /**
   * The user accepts their invitation.
   *
   * @throws Error if the user has no invitation that can be accepted
   */
  accept(userId: string): AvevaFakeInvitation;
  /**
   * Somebody else invites a user, now. `mails` does not list their mail, because your own requests did not cause it.
   *
   * @throws Error if the user already has an invitation: a user can have only one
   */
  invite(invitation: AvevaFakeInvite): AvevaFakeInvitation;
  /**
   * Somebody else deletes the invitation of a user.
   *
   * @throws Error if the user has no invitation
   */
  withdraw(userId: string): void;
}

const { None, InvitationEmailSent } = InvitationState;
const MAKER = "createAvevaFake";

/**
 * Makes an AVEVA Data Hub tenant in memory, with a `fetch` for the client. It serves v1 and v1-preview on the same invitations, the
 * token endpoint, and its discovery.
 *
 * @example
 * const fake = createAvevaFake({ users: [userId] });
 * const aveva = createAvevaIdentityClient({ apiVersion: "v1", ...fake.clientOptions });
 * @throws TypeError that names a misspelt option
 */
export function createAvevaFake(options: AvevaFakeOptions = {}): AvevaFake {
  checkOptions(MAKER, options, AVEVA_OPTIONS);
  const { baseUrl = "https://uswe.datahub.connect.aveva.com", anyToken = false, invitations = [], ...rest } = options;
  const { tenantId = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e" } = options;
  const { clientId = "fake-client", clientSecret = "fake-client-secret" } = options;
  const mails: SentMail<AvevaOperation>[] = [];
  const tenantOptions: AvevaTenantOptions = {
    ...givenOf(rest),
    tenantId,
    clientId,
    clientSecret,
    anyToken,
    onMail({ to, at, request = 0 }) {
      mails.push({ to, at, operationId: exchange.operationOf(request) as AvevaOperation });
    },
  };
  let tenant = new AvevaTenant(tenantOptions);
  const exchange = new Exchange({
    operations: AVEVA_OPERATIONS,
    tokenOperations: TOKEN_OPERATIONS,
    operationOf: (method, path) => tenant.operationOf(method, path),
    handle: (request) => tenant.handle(request),
    problem: (request, status) => tenant.problem(request, status),
    expireTokens: () => tenant.tokens.revokeAll(),
  });
  const ofUser = (userId: string): AvevaFakeInvitation => tenant.shownOf(userId) as unknown as AvevaFakeInvitation;
  const add = (where: string, invitation: AvevaFakeInvite): AvevaFakeInvitation => {
    checkOptions(where, invitation, AVEVA_INVITE, ["UserId"]);
    const { Id, UserId, Issued, Expires, mailed = true } = invitation;
    if (!tenant.hasUser(UserId)) throw new Error(`${where}: there is no user ${UserId}; see the option users`);
    if (ofUser(UserId) !== undefined) throw new Error(`${where}: the user ${UserId} has an invitation already`);
    if (Id !== undefined && tenant.hasInvitation(Id)) throw new Error(`${where}: there is an invitation ${Id} already`);
    const [issued, expires] = [timeOf(Issued), timeOf(Expires)];
    tenant.add(UserId, givenOf({ id: Id, state: mailed ? InvitationEmailSent : None, issued, expires }));
    return ofUser(UserId);
  };
  for (const [n, invitation] of invitations.entries()) add(`${MAKER}: invitations[${n}]`, invitation);
  return {
    ...exchangeMethods(exchange),
    baseUrl,
    clientOptions: { baseUrl, tenantId, clientId, clientSecret, fetch: closedFetch(exchange, baseUrl, MAKER) },
    mails,
    requests: exchange.requests as readonly RecordedRequest<AvevaOperation>[],
    tokenRequests: exchange.tokenRequests as readonly RecordedRequest<AvevaTokenOperation>[],
    get invitations() {
      return tenant.shown() as unknown as AvevaFakeInvitation[];
    },
    accept(userId) {
      if (!tenant.accept(userId)) throw new Error(`accept: the user ${userId} has no invitation that can be accepted`);
      return ofUser(userId);
    },
    invite: (invitation) => add("invite", invitation),
    withdraw(userId) {
      if (!tenant.withdraw(userId)) throw new Error(`withdraw: the user ${userId} has no invitation`);
    },
    reset() {
      // Tokens stay valid, because a client that has one would otherwise get a 401.
      tenant = new AvevaTenant(tenantOptions, tenant.tokens);
      mails.length = 0;
      exchange.reset();
    },
  };
}

function timeOf(value: string | number | Date | undefined): number | undefined {
  return value === undefined ? undefined : new Date(value).getTime();
}
