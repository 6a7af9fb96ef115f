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
  type Operation,
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

const REQUEST: Omit<Operation, "id" | "method" | "path"> = {
  // Asking for a token twice does no harm.
  effect: "read",
  timeout: 30_000,
  rateLimitGroup: "token",
  success: [200],
};
const DISCOVER: Operation = {
  ...REQUEST,
  id: "discoverTokenEndpoint",
  method: "GET",
  path: "/.well-known/openid-configuration",
};

/** A token is renewed this many milliseconds before it ends, or in the last quarter of a shorter life. */
const MARGIN = 60_000;
/** More than any token answer needs. */
const MAX_BYTES = 64 * 1024;

interface Held {
  readonly token: string;
  readonly renewAt: number;
}

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
  // One client per endpoint, so that a rate limit of the endpoint holds back the next request too.
  const clients = new Map<string, ApiClient>();
  let endpoint: Promise<string> | undefined;

  const findEndpoint = async (): Promise<string> => {
    if (config.tokenEndpoint !== undefined) return config.tokenEndpoint;
    const { data } = await discovery.call(DISCOVER, {});
    const found = (data as { token_endpoint?: unknown } | undefined)?.token_endpoint;
    if (typeof found !== "string" || !URL.canParse(found)) {
      throw new Error(`the discovery document at ${config.discoveryUrl} names no token_endpoint`);
    }
    if (new URL(found).origin !== new URL(config.discoveryUrl).origin) {
      throw new Error(
        `the discovered token endpoint is of another origin (${new URL(found).origin}); pass it as tokenEndpoint if it is right`,
      );
    }
    return found;
  };

  const request = async (): Promise<Held> => {
    // Failures are not kept: the next caller tries again.
    endpoint ??= findEndpoint().catch((error: unknown) => {
      endpoint = undefined;
      throw error;
    });
    const url = new URL(await endpoint);
    const client = clients.get(url.origin) ?? clientTo(url.origin);
    clients.set(url.origin, client);
    const server: oauth.AuthorizationServer = { issuer: url.origin, token_endpoint: url.href };
    const sentAt = clock.now();
    const answer = await withoutBodies(async () => {
      const response = await oauth.clientCredentialsGrantRequest(
        server,
        { client_id: config.clientId },
        oauth.ClientSecretPost(config.clientSecret),
        new URLSearchParams(config.scope === undefined ? [] : [["scope", config.scope]]),
        {
          [oauth.allowInsecureRequests]: url.protocol === "http:",
          [oauth.customFetch]: (_url, init) => viaRequestPath(client, url, init.body),
        },
      );
      return oauth.processClientCredentialsResponse(server, { client_id: config.clientId }, response);
    });
    const lifetime = answer.expires_in === undefined ? Number.POSITIVE_INFINITY : answer.expires_in * 1000;
    return { token: checkToken(answer.access_token), renewAt: sentAt + lifetime - Math.min(MARGIN, lifetime / 4) };
  };

  let held: Held | undefined;
  const shared = sharedTokens(async () => {
    held = await request();
    return held.token;
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
async function viaRequestPath(client: ApiClient, url: URL, form: unknown): Promise<Response> {
  const operation: Operation = { ...REQUEST, id: "requestToken", method: "POST", path: url.pathname };
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const query = Object.fromEntries(url.searchParams);
  const { data, answer } = await client.call(
    { ...operation, query: Object.keys(query) },
    { query, body: form },
    { headers },
  );
  return new Response(data === undefined ? null : JSON.stringify(data), {
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
    if (isClientError(error) || !(error instanceof Error)) throw error;
    throw new Error(`the token endpoint's answer was refused: ${error.message}`);
  }
}
