import {
  createClient,
  createRawApi,
  own,
  type RawApi,
  SecretMemory,
  type TokenSource,
  tokenSource,
} from "@invitation-clients/runtime";
import type { ClientCredentials } from "@invitation-clients/runtime/client-credentials";
import { type AvevaClientOptions, checkAvevaOptions } from "./client-options.js";
import { dialectOf } from "./dialect.js";
import { operations as v1 } from "./generated/v1/operations.js";
import type { paths as V1Paths } from "./generated/v1/schema.js";
import { operations as preview } from "./generated/v1-preview/operations.js";
import type { paths as PreviewPaths } from "./generated/v1-preview/schema.js";
import { version } from "./generated/version.js";
import { type Invitations, type InvitationsV1, invitations } from "./invitations/invitations.js";
import {
  type UserInvitationsPreview,
  type UserInvitationsV1,
  userInvitations,
} from "./invitations/user-invitations.js";
import type { ApiVersion } from "./types.js";

/** Every operation of v1 by method and path; `tenantId` is filled in. */
export interface AvevaV1Api extends RawApi<V1Paths, "tenantId"> {}

/** Every operation of v1-preview by method and path; `tenantId` is filled in. */
export interface AvevaPreviewApi extends RawApi<PreviewPaths, "tenantId"> {}

/** A client for the invitations of one tenant, for the contract that became generally available. */
export interface AvevaIdentityV1Client {
  /** All invitations of the tenant. */
  readonly invitations: InvitationsV1;
  /** The invitation of one user. */
  readonly userInvitations: UserInvitationsV1;
  /** Every operation of the spec by method and path; `tenantId` is filled in. */
  readonly api: AvevaV1Api;
}

/** A client for the invitations of one tenant, for the first documented contract. */
export interface AvevaIdentityPreviewClient {
  /** All invitations of the tenant. */
  readonly invitations: Invitations<"v1-preview">;
  /** The invitation of one user. */
  readonly userInvitations: UserInvitationsPreview;
  /** Every operation of the spec by method and path; `tenantId` is filled in. */
  readonly api: AvevaPreviewApi;
}

/** The client of a version. */
export type AvevaIdentityClient<V extends ApiVersion = "v1"> = V extends "v1"
  ? AvevaIdentityV1Client
  : AvevaIdentityPreviewClient;

const USER_AGENT = `invitation-clients-aveva-identity/${version}`;

/**
 * Creates a client for one tenant. Nothing is sent.
 *
 * @example
 * const aveva = createAvevaIdentityClient({ apiVersion: "v1", region: "uswe", tenantId, clientId, clientSecret });
 * @throws ConfigError that names the wrong option
 */
export function createAvevaIdentityClient<const V extends ApiVersion>(
  options: AvevaClientOptions<V>,
): AvevaIdentityClient<V> {
  const origin = checkAvevaOptions(options);
  const {
    apiVersion,
    tenantId,
    region,
    baseUrl,
    accessToken,
    clientId,
    clientSecret,
    tokenEndpoint,
    scope,
    ...shared
  } = own(options);
  const operations = apiVersion === "v1" ? v1 : preview;
  const secrets = new SecretMemory();
  const client = createClient({
    baseUrl: `${origin}/api/${apiVersion}`,
    operations,
    dialect: dialectOf(apiVersion),
    tokens:
      accessToken === undefined
        ? lazyCredentials({
            clientId,
            clientSecret,
            tokenEndpoint,
            scope,
            discoveryUrl: `${origin}/identity`,
            options: shared,
            userAgent: USER_AGENT,
            secrets,
          })
        : tokenSource(accessToken),
    options: shared,
    userAgent: USER_AGENT,
    pathDefaults: { tenantId },
    secrets,
  });
  const api = {
    invitations: invitations(client, operations),
    userInvitations: userInvitations(client, operations),
    api: createRawApi<V1Paths, "tenantId">(client),
  };
  if (apiVersion === "v1") return api as unknown as AvevaIdentityClient<V>;
  return previewOf(api) as unknown as AvevaIdentityClient<V>;
}

/** Removes the methods that only v1 has routes for, so that JavaScript callers do not find them. */
function previewOf({
  invitations,
  userInvitations,
  api,
}: Omit<AvevaIdentityV1Client, "userInvitations"> & {
  userInvitations: UserInvitationsV1 & UserInvitationsPreview;
}): Omit<AvevaIdentityPreviewClient, "api"> & { api: unknown } {
  const { count, exists, ...tenant } = invitations;
  const { delete: _delete, exists: _exists, ...user } = userInvitations;
  return { invitations: tenant, userInvitations: user, api };
}

/** The OAuth part is loaded with the first token: callers with an `accessToken` never pay for it. */
function lazyCredentials(config: ClientCredentials): TokenSource {
  let source: TokenSource | undefined;
  // The promise is not shared: on Workers it would end with the request that started it. After a failed load, the next call
  // loads again.
  const load = async (): Promise<TokenSource> => {
    const { clientCredentials } = await import("@invitation-clients/runtime/client-credentials");
    source ??= clientCredentials(config);
    return source;
  };
  return {
    get: async (patience) => (source ?? (await load())).get(patience),
    renew: async (used) => (source ?? (await load())).renew(used),
    abandon: () => source?.abandon?.(),
  };
}
