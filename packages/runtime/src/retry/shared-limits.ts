import type { Logger } from "../hooks/logger.js";
import type { WebAbortSignal } from "../platform/web-types.js";

/** Held while an attempt is in flight. */
export interface Slot {
  /** Gives the slot back. `finished` is false for an aborted attempt, which says nothing about the group's limit. */
  release(finished: boolean): void;
}

/** The group is paused for longer than the caller wants to wait. */
export interface Refusal {
  /** Milliseconds until the group's pause ends. */
  readonly timeLeft: number;
  /** What was passed to `pause`, if the call that was refused there belongs to this process. */
  readonly cause: unknown;
}

/** A call that asks for a slot. */
export interface Entry {
  /** The operations that the server limits together; the name contains the URL of the API. */
  readonly group: string;
  /** Milliseconds that the attempt may take. */
  readonly lease: number;
  /**
   * Milliseconds the caller would wait for a pause to end. Asked again if a pause grows beyond the last answer, which holds for
   * as long as it says: it may become shorter only as time passes.
   */
  readonly longestWait: () => number;
  readonly signal: WebAbortSignal | undefined;
  /** Whether the caller retries after a 429: it then goes before the other callers of its group. */
  readonly again?: boolean;
  /** Called when the caller begins to wait for the rate limit, with the milliseconds that this takes as far as is known. */
  readonly onHeld?: (ms: number) => void;
}

/**
 * Bounds the attempts in flight, and holds back groups of operations after a 429. Clients with the same `limits` share both.
 * `createLimits()` makes one for the clients of one process.
 */
export interface SharedLimits {
  /** Enters if the caller need not wait; undefined otherwise. Never waits. */
  enterNow(group: string, lease: number): Slot | undefined;
  /**
   * Waits, in order of arrival, until the group is not paused and a slot is free. Resolves with a refusal if the pause lasts
   * longer than `longestWait`. Rejects with the signal's reason if it is aborted, or with the reason why the limits cannot be
   * asked: the call then fails with a `ConnectionError` and is not sent.
   */
  enter(entry: Entry): Promise<Slot | Refusal>;
  /** Holds back all calls of a group for `ms` milliseconds; then one call goes first, alone. */
  pause(group: string, ms: number, cause: unknown): void;
  /** Called by each client that has a logger, unless its `logLevel` hides warnings. */
  useLogger?(logger: Logger): void;
  /** Gets a token from another process, or fetches one for all; absent if processes share no tokens. */
  shareToken?(request: TokenRequest): Promise<IssuedToken>;
}

/** A client that needs an access token. */
export interface TokenRequest {
  /** The server, the client and the scope that the token is for; no secret. */
  readonly name: string;
  /** The token that the server has just refused. */
  readonly refused: string | undefined;
  readonly fetch: () => Promise<IssuedToken>;
}

/** An access token. */
export interface IssuedToken {
  readonly token: string;
  /** Milliseconds until it should be replaced by a new one. */
  readonly renewIn: number;
}
