// A sub-path of its own: only clients that use it load oauth4webapi.
import * as oauth from "oauth4webapi";
// From the main entry point alone, which stays an import in what is published: see docs/decisions/one-file-per-entry.md.
import {
  type ApiClient,
  type ClientOptions,
  type Clock,
  ConfigError,
  checkBaseUrl,
  checkToken,
  createClient,
  describeCommonError,
  isClientError,
  isResponseParseError,
  own,
  SecretMemory,
  sharedTokens,
  systemClock,
  type TokenSource,
  urlOf,
} from "./index.js";

/** Options of the client-credentials grant. */
export interface ClientCredentials {
  readonly clientId: string;
  /** The secret, or a function that gives it, for secrets that change: it is asked before each token request. */
  readonly clientSecret: string | (() => string | Promise<string>);
  /** Below it lies `/.well-known/openid-configuration`. */
  readonly discoveryUrl: string;
  /** Replaces discovery; may be of another origin. */
  readonly tokenEndpoint?: string | undefined;
  /** Sent as `scope`. @default none */
  readonly scope?: string | undefined;
  /** The client's own options: fetch, hooks, retries … hold for token requests too. */
  readonly options: ClientOptions;
  readonly userAgent: string;
  readonly clock?: Clock;
  /** Each secret is added to it before it is sent: none of them may show in an error. */
  readonly secrets?: SecretMemory;
}

// Asking for a token twice does no harm.
const REQUEST = { effect: "read", timeout: 30_000, rateLimitGroup: "token" } as const;

/** A token is renewed this many milliseconds before it ends, or in the last quarter of a shorter life. */
const MARGIN = 60_000;
/** More than any token answer needs. */
const MAX_BYTES = 64 * 1024;

// What a token request is given up with when another takes its place.
const REPLACED = Symbol("another token request has begun");

/** Fetches tokens by the client-credentials grant, holds them, and renews them before they end. */
export function clientCredentials(config: ClientCredentials): TokenSource {
  const { clientId, clientSecret, clock = systemClock, secrets = new SecretMemory() } = own(config);
  const clientTo = (baseUrl: string): ApiClient =>
    createClient({
      baseUrl: checkBaseUrl(baseUrl),
      operations: {},
      dialect: {
        requestIdHeader: "operation-id",
        describe: (body) => describeCommonError(readOAuthError(body)) ?? "",
        readErrorBody: readOAuthError,
      },
      tokens: undefined,
      options: {
        ...config.options,
        headers: {},
        maxResponseBytes: MAX_BYTES,
        timeout: undefined,
        totalTimeout: undefined,
      },
      userAgent: config.userAgent,
      secrets,
      clock,
    });
  const discovery = clientTo(config.discoveryUrl);

  const findEndpoint = async (signal: AbortSignal): Promise<URL> => {
    if (config.tokenEndpoint !== undefined) return new URL(config.tokenEndpoint);
    const { data } = await withoutBodies(() =>
      discovery.call(
        { ...REQUEST, id: "discoverTokenEndpoint", method: "GET", path: "/.well-known/openid-configuration" },
        {},
        { signal },
      ),
    );
    const found = (data as { token_endpoint?: unknown } | undefined)?.token_endpoint;
    const url = urlOf(found);
    if (!url) throw new Error(`the discovery document at ${config.discoveryUrl} names no token_endpoint`);
    if (url.origin !== new URL(config.discoveryUrl).origin) {
      throw new Error(
        `the discovered token endpoint is of another origin (${url.origin}); pass it as tokenEndpoint if it is right`,
      );
    }
    return url;
  };

  // One client for all token requests, so that a rate limit of the endpoint holds back the next request too.
  let endpoint: { readonly url: URL; readonly client: ApiClient } | undefined;
  let held: { readonly token: string; readonly renewAt: number } | undefined;
  let current = new AbortController();
  const shared = sharedTokens(
    async () => {
      // A request that callers gave up waiting for ends here, so that there is never more than one.
      current.abort(REPLACED);
      current = new AbortController();
      const { signal } = current;
      if (!endpoint) {
        const found = await findEndpoint(signal);
        // Hooks are told the last part of the path alone: the rest may name a tenant.
        endpoint = {
          url: found,
          client: clientTo(found.origin + found.pathname.slice(0, found.pathname.lastIndexOf("/"))),
        };
      }
      const { url, client } = endpoint;
      const secret = checkSecret(typeof clientSecret === "function" ? await clientSecret() : clientSecret);
      secrets.add(secret);
      const server = { issuer: url.origin, token_endpoint: url.href };
      const sentAt = clock.now();
      const answer = await withoutBodies(async () => {
        const response = await oauth.clientCredentialsGrantRequest(
          server,
          { client_id: clientId },
          oauth.ClientSecretPost(secret),
          config.scope === undefined ? {} : { scope: config.scope },
          {
            [oauth.allowInsecureRequests]: url.protocol === "http:",
            [oauth.customFetch]: (_url, { body }) => viaRequestPath(client, url, body, signal),
          },
        );
        return oauth.processClientCredentialsResponse(server, { client_id: clientId }, response);
      });
      const token = checkToken(answer.access_token);
      const lifetime = (answer.expires_in ?? Number.POSITIVE_INFINITY) * 1000;
      held = { token, renewAt: sentAt + lifetime - Math.min(MARGIN, lifetime / 4) };
      return token;
    },
    checkToken,
    clock,
  );
  // Those who still wait for a request that was replaced wait for the new one.
  const waiting = <T>(ask: () => Promise<T>): Promise<T> =>
    ask().catch((error: unknown) => {
      if (error === REPLACED) return waiting(ask);
      throw error;
    });
  return {
    get: (patience) => (held && clock.now() < held.renewAt ? held.token : waiting(async () => shared.get(patience))),
    renew(used) {
      if (held?.token === used) held = undefined;
      return waiting(() => shared.renew(used));
    },
    abandon: () => shared.abandon?.(),
  };
}

/** @throws ConfigError that does not show it */
function checkSecret(secret: unknown): string {
  if (typeof secret === "string" && secret.trim() !== "") return secret;
  throw new ConfigError("clientSecret must be, or give, a string that is not empty");
}

/** All that is shown of an error answer: the rest may hold tokens that nobody knows yet. */
function readOAuthError(body: unknown): { error: string | undefined; error_description: string | undefined } {
  const { error, error_description } = Object(body) as Readonly<Record<string, unknown>>;
  const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
  return { error: textOf(error), error_description: textOf(error_description) };
}

/** Sends oauth4webapi's request along the one request path: bounded, repeated where safe, never redirected, with hooks. */
async function viaRequestPath(client: ApiClient, url: URL, body: unknown, signal: AbortSignal): Promise<Response> {
  const query = Object.fromEntries(url.searchParams);
  const { data, answer } = await client.call(
    {
      ...REQUEST,
      id: "requestToken",
      method: "POST",
      path: url.pathname.slice(url.pathname.lastIndexOf("/")),
      query: Object.keys(query),
    },
    { query, body },
    { headers: { "content-type": "application/x-www-form-urlencoded" }, signal },
  );
  // A null is taken as absent. `undefined` for an empty answer, which stays empty.
  return new Response(
    JSON.stringify(data, (_, value: unknown) => value ?? undefined),
    {
      status: answer.status,
      headers: { "content-type": "application/json" },
    },
  );
}

/** Keeps what was answered out of errors: it may hold a token, which nobody knows yet and so nobody could leave out. */
async function withoutBodies<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (isResponseParseError(error)) throw new Error(`${error.operationId} was answered with a body that is not JSON`);
    if (isClientError(error)) Object.assign(error, { text: undefined });
    if (isClientError(error) || typeof (error as Partial<Error> | null)?.message !== "string") throw error;
    throw new Error(`the token endpoint's answer was refused: ${(error as Error).message}`);
  }
}
