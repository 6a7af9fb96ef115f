import { guarded } from "../platform/guarded.js";
import type { WebFetch, WebHeaders } from "../platform/web-types.js";
import type { OutgoingRequest } from "../request/build-request.js";
import type { ReadBody } from "../response/read-within.js";

/**
 * Key of the method with which `createNodeFetch` makes a whole attempt. It needs no `Headers`, `AbortSignal` and `Response`:
 * they cost as much as the rest of the attempt, and the first of them makes Node load its own `fetch`.
 */
export const SEND_DIRECTLY: unique symbol = Symbol.for("@invitation-clients/send-directly") as never;

/** Where a direct attempt reports how it ended. One of the methods is called, once, perhaps before the attempt is returned. */
export interface DirectListener {
  /** The body may be incomplete. */
  answered(status: number, headers: WebHeaders, body: ReadBody): void;
  /** Status and headers are known if the head of an answer had arrived. */
  failed(error: unknown, status?: number, headers?: WebHeaders): void;
}

/** An attempt that is under way. */
export interface DirectAttempt {
  /** Whether nothing of the request was written. */
  readonly isNotSent: boolean;
  readonly status: number | undefined;
  readonly headers: WebHeaders | undefined;
  giveUp(reason: unknown): void;
}

/** A `fetch` that may have this method. It returns undefined if the attempt must be made by `fetch` itself. */
export interface DirectSender {
  [SEND_DIRECTLY]?(request: OutgoingRequest, maxBytes: number, listener: DirectListener): DirectAttempt | undefined;
}

/**
 * The method of a `fetch` that makes direct attempts. Its own property is read without its getters and traps: a double may have
 * a function for every name, and a proxy may throw.
 */
export function directSenderOf(fetch: WebFetch): DirectSender[typeof SEND_DIRECTLY] {
  return guarded(() => Object.getOwnPropertyDescriptor(fetch, SEND_DIRECTLY)?.value, undefined);
}
