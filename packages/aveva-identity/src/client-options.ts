import {
  type AccessToken,
  CLIENT_KEYS,
  type ClientOptions,
  ConfigError,
  checkBaseUrl,
  checkKeys,
  own,
  urlOf,
} from "@invitation-clients/runtime";
import type { ApiVersion } from "./types.js";

/** Regions of the service. Only `uswe` takes writes. */
export type Region = "uswe" | "euno" | "auea" | "jpea";

interface SharedOptions<V extends ApiVersion> extends ClientOptions {
  /** Which contract to use. There is no default: the routes differ, and live servers may support only one of them. */
  readonly apiVersion: V;
  /** Id of the tenant. It is part of every path. */
  readonly tenantId: string;
}

interface WithRegion {
  /** Which of the vendor's servers to call. For any other server, use `baseUrl` instead. */
  readonly region: Region;
  readonly baseUrl?: undefined;
}

interface WithBaseUrl {
  readonly region?: undefined;
  /** The origin of the service, without `/api/…`, instead of `region`. The API is below `{baseUrl}/api/{apiVersion}`. */
  readonly baseUrl: string;
}

interface WithToken {
  /** A token, or a function that returns one. The function is called again when the server refuses its last token. */
  readonly accessToken: AccessToken;
  readonly clientId?: undefined;
  readonly clientSecret?: undefined;
  readonly tokenEndpoint?: undefined;
  readonly scope?: undefined;
}

interface WithCredentials {
  readonly accessToken?: undefined;
  /** Id of a client-credentials client of the tenant. */
  readonly clientId: string;
  /**
   * Its secret, or a function that returns it. The function is called before each token request, so the secret may change.
   * Keep it out of browsers.
   */
  readonly clientSecret: string | (() => string | Promise<string>);
  /** Replaces discovery at `{baseUrl}/identity`. It may have another origin. */
  readonly tokenEndpoint?: string | undefined;
  /** Sent with the token request. @default none */
  readonly scope?: string | undefined;
}

/** Options of `createAvevaIdentityClient`. All durations are milliseconds. */
export type AvevaClientOptions<V extends ApiVersion = ApiVersion> = SharedOptions<V> &
  (WithRegion | WithBaseUrl) &
  (WithToken | WithCredentials);

const REGIONS: readonly string[] = ["uswe", "euno", "auea", "jpea"];
const OWN_KEYS = [
  "apiVersion",
  "tenantId",
  "region",
  "baseUrl",
  "accessToken",
  "clientId",
  "clientSecret",
  "tokenEndpoint",
  "scope",
];

/**
 * Checks the options that only AVEVA's client has, and returns the origin.
 *
 * @throws ConfigError that names the wrong option
 */
export function checkAvevaOptions(options: AvevaClientOptions): string {
  checkKeys("createAvevaIdentityClient", options ?? null, [...CLIENT_KEYS, ...OWN_KEYS]);
  const { apiVersion, tenantId, region, baseUrl, accessToken, clientId, clientSecret, tokenEndpoint } = own(options);
  if (apiVersion !== "v1" && apiVersion !== "v1-preview")
    throw new ConfigError('apiVersion must be "v1" or "v1-preview"; there is no default');
  // The id is part of every path, so a wrong one is refused here and not by the first call.
  if (typeof tenantId !== "string" || !/^[\w-]+$/.test(tenantId)) {
    throw new ConfigError("tenantId must be the id of a tenant, such as 2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e");
  }
  if ((region === undefined) === (baseUrl === undefined)) throw new ConfigError("give either region or baseUrl");
  if (region !== undefined && !REGIONS.includes(region)) {
    throw new ConfigError(`region must be one of ${REGIONS.join(", ")}; give baseUrl for another server`);
  }
  const byCredentials = clientId !== undefined || clientSecret !== undefined;
  if (byCredentials === (accessToken !== undefined)) {
    throw new ConfigError("give accessToken, or clientId and clientSecret");
  }
  if (byCredentials) {
    checkFilled("clientId", clientId);
    if (typeof clientSecret !== "function")
      checkFilled("clientSecret", clientSecret, ", or a function that returns one");
  }
  if (
    tokenEndpoint !== undefined &&
    (typeof tokenEndpoint !== "string" || !/^https?:/.test(tokenEndpoint) || !urlOf(tokenEndpoint))
  ) {
    throw new ConfigError("tokenEndpoint must be an absolute URL");
  }
  if (typeof baseUrl === "string" && /\/api\/v\d[^/]*\/?$/.test(baseUrl)) {
    throw new ConfigError("baseUrl must not end in /api/…: give the origin, the version comes from apiVersion");
  }
  return checkBaseUrl(baseUrl ?? `https://${region}.datahub.connect.aveva.com`);
}

function checkFilled(name: string, value: unknown, otherwise = ""): void {
  if (typeof value !== "string" || value.trim() === "")
    throw new ConfigError(`${name} must be a non-empty string${otherwise}`);
}
