import { ConfigError } from "../errors/errors.js";
import { type Clock, systemClock } from "../platform/clock.js";

/** An access token, or a function that returns one. */
export type AccessToken = string | (() => string | Promise<string>);

/** Gives access tokens to the request path. */
export interface TokenSource {
  /**
   * A token to send. Concurrent callers share one fetch. A caller starts a new one if the shared fetch has already taken
   * longer than this caller would wait (`patience`, milliseconds): it may never end, and on Workers it ends with the request
   * that started it.
   */
  get(patience?: number): string | Promise<string>;
  /**
   * Called when the server refused the token `used`. Resolves with another token, or undefined if there is none. If many
   * callers were refused with the same token, it is renewed once.
   */
  renew(used: string): Promise<string | undefined>;
  /** Called when a caller waited too long: the next caller starts a new fetch instead of waiting for the same one. */
  abandon?(): void;
}

/**
 * Makes a token source of the option `accessToken`. A fixed token is never renewed.
 *
 * @throws ConfigError if it is neither a usable token nor a function
 */
export function tokenSource(accessToken: AccessToken, clock?: Clock): TokenSource {
  if (typeof accessToken === "string") {
    const token = checkToken(accessToken);
    return { get: () => token, renew: async () => undefined };
  }
  if (typeof accessToken !== "function") {
    throw new ConfigError("accessToken must be a string, or a function that returns one");
  }
  return sharedTokens(() => Promise.resolve(accessToken()), checkToken, clock);
}

const MOST_PATIENCE = 30_000;

interface Fetch {
  readonly token: Promise<string>;
  readonly startedAt: number;
  isOver: boolean;
}

/** Shares one fetch among concurrent callers, and one new token among all callers whose old one was refused. */
export function sharedTokens(
  fetchToken: () => Promise<string>,
  check = (token: string): string => token,
  clock: Clock = systemClock,
): TokenSource {
  let pending: Fetch | undefined;
  let newest: string | undefined;
  const get = (patience = MOST_PATIENCE): Promise<string> => {
    const shared = pending;
    if (shared && clock.now() - shared.startedAt < patience) {
      return shared.token.catch((error: unknown) => {
        if (shared.isOver) throw error;
        // The fetch was dropped together with its request: Workers then reject it in all other requests that wait for it.
        if (pending === shared) pending = undefined;
        return get(patience);
      });
    }
    const done = (): void => {
      mine.isOver = true;
      // Failures are not cached: the next caller asks again.
      if (pending === mine) pending = undefined;
    };
    const token = fetchToken().then(
      (token) => {
        done();
        // Most providers return the same token many times, so only a new one is checked.
        if (newest === undefined || token !== newest) newest = check(token);
        return newest;
      },
      (error: unknown) => {
        done();
        throw error;
      },
    );
    const mine: Fetch = { token, startedAt: clock.now(), isOver: false };
    pending = mine;
    return token;
  };
  return {
    get,
    abandon() {
      pending = undefined;
    },
    async renew(used) {
      const token = newest !== undefined && newest !== used ? newest : await get();
      return token === used ? undefined : token;
    },
  };
}

// A header can carry visible ASCII without spaces.
const SENDABLE = /^[\x21-\x7e]+$/;

/** @throws ConfigError if the value cannot be sent as a bearer token; it does not show the token */
export function checkToken(token: unknown): string {
  if (typeof token !== "string") {
    throw new ConfigError(`accessToken returned ${token === null ? "null" : typeof token} instead of a string`);
  }
  if (token === "") throw new ConfigError("accessToken is empty");
  if (/^bearer\s/i.test(token)) throw new ConfigError('accessToken must not start with "Bearer": pass the bare token');
  if (!SENDABLE.test(token)) {
    throw new ConfigError("accessToken must be visible ASCII without spaces");
  }
  return token;
}
