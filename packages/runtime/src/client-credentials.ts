// A separate entry point, so that only clients that use it load oauth4webapi.
import * as oauth from "oauth4webapi";
// Imports only from the main entry point, which stays an import in the bundle: see docs/decisions/one-file-per-entry.md.
import {
  type ApiClient,
  type ClientOptions,
  type Clock,
  ConfigError,
  checkBaseUrl,
  checkToken,
  createClient,
  describeCommonError,
  type IssuedToken,
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
  /** The secret, or a function that returns it: the function is called before each token request, so the secret may change. */
  readonly clientSecret: string | (() => string | Promise<string>);
  /** The issuer's URL: `/.well-known/openid-configuration` is appended to it. */
  readonly discoveryUrl: string;
  /** URL of the token endpoint, used in place of discovery. It may have another origin than `discoveryUrl`. */
  readonly tokenEndpoint?: string | undefined;
  /** Sent as `scope`. @default none */
  readonly scope?: string | undefined;
  /** The client's own options: its fetch, hooks and retries apply to token requests too. */
  readonly options: ClientOptions;
  readonly userAgent: string;
  readonly clock?: Clock;
  /** Each secret is added to it before it is sent, so that errors can hide it. */
  readonly secrets?: SecretMemory;
}

// Asking for a token twice is harmless, so token requests are retried like reads.
const REQUEST = { effect: "read", timeout: 30_000, rateLimitGroup: "token" } as const;

/** A token is renewed this many milliseconds before it expires, or in the last quarter of a shorter lifetime. */
const MARGIN = 60_000;
/** No token response needs more. */
const MAX_BYTES = 64 * 1024;

// The abort reason of a token request that another one replaces.
const REPLACED = Symbol("another token request has begun");

/**
 * Fetches tokens by the client-credentials grant, keeps them, and renews them before they expire.
 *
 * @throws ConfigError for a `discoveryUrl` that is not an absolute http(s) URL
 */
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
    if (!url) throw new Error(`the discovery document at ${config.discoveryUrl} has no valid token_endpoint`);
    if (url.origin !== new URL(config.discoveryUrl).origin) {
      throw new Error(
        `the discovered token endpoint has another origin (${url.origin}): pass it as tokenEndpoint if that is intended`,
      );
    }
    return url;
  };

  // One client for all token requests, so that a 429 of the endpoint also pauses the next token request.
  let endpoint: { readonly url: URL; readonly client: ApiClient } | undefined;
  let held: { readonly token: string; readonly renewAt: number } | undefined;
  let current = new AbortController();
  const { limits } = config.options;
  const name = [config.tokenEndpoint ?? config.discoveryUrl, clientId, config.scope].join(" ");
  let refused: string | undefined;

  const fetchToken = async (): Promise<IssuedToken> => {
    // Ends a request that its callers no longer wait for, so that there is never more than one.
    current.abort(REPLACED);
    current = new AbortController();
    const { signal } = current;
    if (!endpoint) {
      const found = await findEndpoint(signal);
      // Hooks see only the last part of the path: the rest may name a tenant.
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
          [oauth.customFetch]: (_url, { body }) => viaClient(client, url, body, signal),
        },
      );
      return oauth.processClientCredentialsResponse(server, { client_id: clientId }, response);
    });
    const lifetime = (answer.expires_in ?? Number.POSITIVE_INFINITY) * 1000;
    const renewIn = sentAt - clock.now() + lifetime - Math.min(MARGIN, lifetime / 4);
    return { token: checkToken(answer.access_token), renewIn };
  };
  const shared = sharedTokens(
    async () => {
      const issued = await (limits?.shareToken?.({ name, refused, fetch: fetchToken }) ?? fetchToken());
      const token = checkToken(issued.token);
      held = { token, renewAt: clock.now() + issued.renewIn };
      return token;
    },
    checkToken,
    clock,
  );
  // Callers that still wait for a replaced request wait for the new one instead.
  const waiting = <T>(ask: () => Promise<T>): Promise<T> =>
    ask().catch((error: unknown) => {
      if (error === REPLACED) return waiting(ask);
      throw error;
    });
  return {
    get: (patience) => (held && clock.now() < held.renewAt ? held.token : waiting(async () => shared.get(patience))),
    renew(used) {
      refused = used;
      if (held?.token === used) held = undefined;
      return waiting(() => shared.renew(used));
    },
    abandon: () => shared.abandon?.(),
  };
}

/** @throws ConfigError that does not show the secret */
function checkSecret(secret: unknown): string {
  if (typeof secret === "string" && secret.trim() !== "") return secret;
  throw new ConfigError("clientSecret must be a non-empty string, or a function that returns one");
}

/** The only fields of an error response that are shown: the others may contain tokens that are not known as secrets yet. */
function readOAuthError(body: unknown): { error: string | undefined; error_description: string | undefined } {
  const { error, error_description } = Object(body) as Readonly<Record<string, unknown>>;
  const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
  return { error: textOf(error), error_description: textOf(error_description) };
}

/** Sends oauth4webapi's request through a client, so that token requests have its limits, retries and hooks too. */
async function viaClient(client: ApiClient, url: URL, body: unknown, signal: AbortSignal): Promise<Response> {
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
  // Null counts as absent. For an empty response, `data` is undefined and the body stays empty.
  return new Response(
    JSON.stringify(data, (_, value: unknown) => value ?? undefined),
    {
      status: answer.status,
      headers: { "content-type": "application/json" },
    },
  );
}

/** Keeps response bodies out of errors: they may contain a token that is not known as a secret yet, so nothing would hide it. */
async function withoutBodies<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (isResponseParseError(error)) throw new Error(`the response of ${error.operationId} is not JSON`);
    if (isClientError(error)) Object.assign(error, { text: undefined });
    if (isClientError(error) || typeof (error as Partial<Error> | null)?.message !== "string") throw error;
    throw new Error(`the token endpoint's response is invalid: ${(error as Error).message}`);
  }
}
