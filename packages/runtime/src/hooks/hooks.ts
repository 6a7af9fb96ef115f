import type { Effect, Method, Operation } from "../api/operation.js";
import type { Outcome } from "../errors/errors.js";
import { fieldOf } from "../platform/own.js";

/** The fields of every event. No event contains a URL value, a header, a body or an address. */
export interface CallEvent {
  /** The same for all events of one call, unique within the client. */
  readonly callId: number;
  readonly operationId: string;
  readonly method: Method;
  /** The path template, such as `/account_invitations/{id}`. */
  readonly path: string;
  /** 1 for the first attempt; 0 if none was made. */
  readonly attempt: number;
}

/** An attempt is about to be sent. */
export interface RequestEvent extends CallEvent {
  readonly effect: Effect;
}

/** A response was read to its end. */
export interface ResponseEvent extends CallEvent {
  readonly status: number;
  /** Milliseconds that this attempt took, reading the body included. */
  readonly duration: number;
  readonly requestId: string | undefined;
}

/** An attempt failed and another will follow. */
export interface RetryEvent extends CallEvent {
  /** Milliseconds until the next attempt. */
  readonly delay: number;
  /** The status of the response; undefined if none arrived. */
  readonly status: number | undefined;
}

/** A call waits before its next attempt, for something other than its own retry. */
export interface WaitEvent extends CallEvent {
  /** A pause of its rate-limit group, after a 429 to this call or to another one; or the caller's token provider. */
  readonly waitingFor: "rate-limit" | "token";
  /** Milliseconds until the pause ends, or until the client gives up waiting for the token. */
  readonly delay: number;
}

/** The call failed. Its promise rejects, except for a call by `api`, which resolves for any HTTP response. */
export interface ErrorEvent extends CallEvent {
  /** The name of the error, such as `ApiError`; `AbortError` if the caller aborted the call. */
  readonly name: string;
  readonly outcome: Outcome;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Milliseconds since the call started. */
  readonly duration: number;
}

/**
 * Callbacks that observe the calls of a client. They cannot change or break a call: an error that they throw is ignored, and
 * a promise that they return is not awaited.
 */
export interface Hooks {
  onRequest?(event: RequestEvent): unknown;
  onResponse?(event: ResponseEvent): unknown;
  onRetry?(event: RetryEvent): unknown;
  onWait?(event: WaitEvent): unknown;
  onError?(event: ErrorEvent): unknown;
}

/** Emits the events of one call to every observer. */
export class CallEvents {
  readonly #observers: readonly Hooks[];
  readonly #operation: Operation;
  readonly #callId: number;

  constructor(observers: readonly Hooks[], operation: Operation, callId: number) {
    this.#observers = observers;
    this.#operation = operation;
    this.#callId = callId;
  }

  request(attempt: number, effect: Effect): void {
    if (this.#observers.length > 0) this.#emit("onRequest", attempt, { effect });
  }

  response(attempt: number, status: number, duration: number, requestId: string | undefined): void {
    if (this.#observers.length > 0) this.#emit("onResponse", attempt, { status, duration, requestId });
  }

  retry(attempt: number, about: Omit<RetryEvent, keyof CallEvent>): void {
    this.#emit("onRetry", attempt, about);
  }

  wait(attempt: number, about: Omit<WaitEvent, keyof CallEvent>): void {
    this.#emit("onWait", attempt, about);
  }

  error(attempt: number, about: Omit<ErrorEvent, keyof CallEvent>): void {
    this.#emit("onError", attempt, about);
  }

  #emit(name: keyof Hooks, attempt: number, about: object): void {
    const { id: operationId, method, path } = this.#operation;
    for (const observer of this.#observers) {
      try {
        const hook = fieldOf(observer, name);
        if (!hook) continue;
        // A copy for each observer: one that writes to its event must not affect the next.
        const event = { callId: this.#callId, operationId, method, path, attempt, ...about } as never;
        const result = hook.call(observer, event);
        if (result !== undefined) Promise.resolve(result).catch(() => {});
      } catch {
        // Observers cannot break a call.
      }
    }
  }
}
