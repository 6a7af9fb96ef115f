import {
  type AccessToken,
  CLIENT_KEYS,
  type ClientOptions,
  checkBaseUrl,
  checkKeys,
  createClient,
  createRawApi,
  own,
  type RawApi,
  tokenSource,
} from "@invitation-clients/runtime";
import { dialect } from "./dialect.js";
import { operations, serverUrl } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";
import { version } from "./generated/version.js";
import { type AccountInvitations, accountInvitations } from "./invitations/account-invitations.js";
import { type Workspaces, workspaces } from "./invitations/workspaces.js";

/** Options of `createKantataClient`. All durations are milliseconds. */
export interface KantataClientOptions extends ClientOptions {
  /** A token, or a function that returns one. The function is called again when the server refuses its last token. */
  readonly accessToken: AccessToken;
  /** The address of the API, for another server. @default "https://api.mavenlink.com/api/v1" */
  readonly baseUrl?: string | undefined;
}

/** Every operation of the spec by method and path. */
export interface KantataApi extends RawApi<paths> {}

/** A client for the invitations of one Kantata OX account. */
export interface KantataClient {
  /** Invitations for non-users to join the account. */
  readonly accountInvitations: AccountInvitations;
  /** Invitations to projects. */
  readonly workspaces: Workspaces;
  /** Every operation of the spec by method and path. */
  readonly api: KantataApi;
}

/**
 * Makes a client. Nothing is sent.
 *
 * @example
 * const kantata = createKantataClient({ accessToken: () => vault.read("kantata-token") });
 * @throws ConfigError that names the wrong option
 */
export function createKantataClient(options: KantataClientOptions): KantataClient {
  checkKeys("createKantataClient", options ?? null, [...CLIENT_KEYS, "accessToken", "baseUrl"]);
  const { accessToken, baseUrl = serverUrl, ...shared } = own(options);
  const client = createClient({
    baseUrl: checkBaseUrl(baseUrl),
    operations,
    dialect,
    tokens: tokenSource(accessToken),
    options: shared,
    userAgent: `invitation-clients-kantata-ox/${version}`,
  });
  return {
    accountInvitations: accountInvitations(client),
    workspaces: workspaces(client),
    api: createRawApi<paths>(client),
  };
}
