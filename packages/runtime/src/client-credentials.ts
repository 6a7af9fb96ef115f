// A sub-path of its own: only clients that use it load oauth4webapi.
import * as oauth from "oauth4webapi";
// From the main entry point alone, which stays an import in what is published: see docs/decisions/one-file-per-entry.md.
import {
  type ApiClient,
  type ClientOptions,
  type Clock,
  checkBaseUrl,
  checkToken,
  createClient,
  describeCommonError,
  isClientError,
  isResponseParseError,
  sharedTokens,
  systemClock,
  type TokenSource,
} from "./index.js";

/** Options of the client-credentials grant. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
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
}

// Asking for a token twice does no harm.
const REQUEST = { effect: "read", timeout: 30_000, rateLimitGroup: "token", success: [200] } as const;

/** A token is renewed this many milliseconds before it ends, or in the last quarter of a shorter life. */
const MARGIN = 60_000;
/** More than any token answer needs. */
const MAX_BYTES = 64 * 1024;

/** Fetches tokens by the client-credentials grant, holds them, and renews them before they end. */
export function clientCredentials(config: ClientCredentials): TokenSource {
  const { clock = systemClock } = config;
  const clientTo = (baseUrl: string): ApiClient =>
    createClient({
      baseUrl: checkBaseUrl(baseUrl),
      operations: {},
      dialect: {
        requestIdHeader: "operation-id",
        describe: describeCommonError,
        readErrorBody: (body) => body,
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
      secrets: [config.clientSecret],
      clock,
    });
  const discovery = clientTo(config.discoveryUrl);

  const findEndpoint = async (): Promise<URL> => {
    if (config.tokenEndpoint !== undefined) return new URL(config.tokenEndpoint);
    const { data } = await discovery.call(
      { ...REQUEST, id: "discoverTokenEndpoint", method: "GET", path: "/.well-known/openid-configuration" },
      {},
    );
    const found = (data as { token_endpoint?: unknown } | undefined)?.token_endpoint;
    if (typeof found !== "string" || !URL.canParse(found)) {
      throw new Error(`the discovery document at ${config.discoveryUrl} names no token_endpoint`);
    }
    const url = new URL(found);
    if (url.origin !== new URL(config.discoveryUrl).origin) {
      throw new Error(
        `the discovered token endpoint is of another origin (${url.origin}); pass it as tokenEndpoint if it is right`,
      );
    }
    return url;
  };

  // One client for all token requests, so that a rate limit of the endpoint holds back the next request too.
  let endpoint: Promise<{ readonly url: URL; readonly client: ApiClient }> | undefined;
  let held: { readonly token: string; readonly renewAt: number } | undefined;
  const shared = sharedTokens(async () => {
    // Failures are not kept: the next caller tries again.
    endpoint ??= findEndpoint()
      .then((url) => ({ url, client: clientTo(url.origin) }))
      .catch((error: unknown) => {
        endpoint = undefined;
        throw error;
      });
    const { url, client } = await endpoint;
    const server = { issuer: url.origin, token_endpoint: url.href };
    const sentAt = clock.now();
    const answer = await withoutBodies(async () => {
      const response = await oauth.clientCredentialsGrantRequest(
        server,
        { client_id: config.clientId },
        oauth.ClientSecretPost(config.clientSecret),
        config.scope === undefined ? {} : { scope: config.scope },
        {
          [oauth.allowInsecureRequests]: url.protocol === "http:",
          [oauth.customFetch]: (_url, { body }) => viaRequestPath(client, url, body),
        },
      );
      return oauth.processClientCredentialsResponse(server, { client_id: config.clientId }, response);
    });
    const token = checkToken(answer.access_token);
    const lifetime = (answer.expires_in ?? Number.POSITIVE_INFINITY) * 1000;
    held = { token, renewAt: sentAt + lifetime - Math.min(MARGIN, lifetime / 4) };
    return token;
  });
  return {
    get: () => (held && clock.now() < held.renewAt ? held.token : shared.get()),
    renew(used) {
      if (held?.token === used) held = undefined;
      return shared.renew(used);
    },
  };
}

/** Sends oauth4webapi's request along the one request path: bounded, repeated where safe, never redirected, with hooks. */
async function viaRequestPath(client: ApiClient, url: URL, body: unknown): Promise<Response> {
  const query = Object.fromEntries(url.searchParams);
  const { data, answer } = await client.call(
    { ...REQUEST, id: "requestToken", method: "POST", path: url.pathname, query: Object.keys(query) },
    { query, body },
    { headers: { "content-type": "application/x-www-form-urlencoded" } },
  );
  // `undefined` for an empty answer, which stays empty.
  return new Response(JSON.stringify(data), {
    status: answer.status,
    headers: { "content-type": "application/json" },
  });
}

/**
 * Keeps what a token endpoint answered with success out of errors: it may hold the token, which nobody knows yet and so
 * nobody could leave out.
 */
async function withoutBodies<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (isResponseParseError(error)) throw new Error("the token endpoint answered with what is no JSON");
    if (isClientError(error) || typeof (error as Partial<Error> | null)?.message !== "string") throw error;
    throw new Error(`the token endpoint's answer was refused: ${(error as Error).message}`);
  }
}
