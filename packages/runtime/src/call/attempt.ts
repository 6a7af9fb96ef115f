import { judgeFetchFailure } from "../errors/failed-fetch.js";
import { isMarkedNotSent } from "../errors/not-sent.js";
import type { Clock } from "../platform/clock.js";
import { onAbort } from "../platform/on-abort.js";
import { own } from "../platform/own.js";
import type { WebAbortSignal, WebFetch, WebHeaders } from "../platform/web-types.js";
import type { OutgoingRequest } from "../request/build-request.js";
import type { UnparsedAnswer } from "../response/answer.js";
import { readBody } from "../response/read-body.js";
import type { ReadBody } from "../response/read-within.js";
import { type DirectAttempt, type DirectListener, directSenderOf } from "./send-directly.js";

/** How one attempt ended. Reading the body is part of it, so a connection that breaks in mid-body is a failure like any other. */
export type AttemptEnd =
  | UnparsedAnswer
  | {
      readonly kind: "failure";
      readonly why: "connection" | "timeout" | "aborted";
      readonly sent: boolean;
      readonly retryable: boolean;
      readonly error: unknown;
      /** Status and headers are known if the head of the answer had arrived. */
      readonly status?: number | undefined;
      readonly headers?: WebHeaders | undefined;
    };

/** The limits of one attempt. */
export interface AttemptLimits {
  /** Milliseconds, reading the body included. */
  readonly timeout: number;
  readonly maxResponseBytes: number;
  readonly signal: WebAbortSignal | undefined;
}

/** Sends one request and reads its answer to the end. Never rejects. */
export function runAttempt(
  fetch: WebFetch,
  request: OutgoingRequest,
  limits: AttemptLimits,
  clock: Clock,
): Promise<AttemptEnd> {
  const { maxResponseBytes, signal: outer } = limits;
  if (outer?.aborted) {
    const before = { kind: "failure", why: "aborted", sent: false, retryable: false, error: outer.reason } as const;
    return Promise.resolve(before);
  }
  return new Promise((resolve) => {
    const end = (it: AttemptEnd): void => {
      stopTimer();
      stopListening?.();
      resolve(it);
    };
    // Undefined while a caller's own fetch is being called, which may abort the caller's signal.
    let attempt: DirectAttempt | undefined;
    let giveUp: (() => void) | undefined;
    // Ends the attempt at once: a caller's own fetch may ignore its signal.
    const cut = (why: "timeout" | "aborted", reason: unknown): void => {
      const { isNotSent, status, headers } = attempt ?? {};
      end({ kind: "failure", why, sent: !isNotSent, retryable: why === "timeout", error: reason, status, headers });
      giveUp = () => attempt?.giveUp(reason);
      giveUp();
    };
    const stopListening = outer && onAbort(outer, () => cut("aborted", outer.reason));
    const stopTimer = clock.after(limits.timeout, () => cut("timeout", new Error("timed out")));
    const failed = (error: unknown, status?: number, headers?: WebHeaders): void => {
      const verdict = headers ? "unknown" : judgeFetchFailure(error);
      const sent = verdict === "unknown";
      const retryable = verdict === "not-sent" || sent;
      end({ kind: "failure", why: "connection", sent, retryable, error, status, headers });
    };
    const answered = (status: number, headers: WebHeaders, given: ReadBody): void => {
      const body = own(given);
      if (body.incomplete === "broken" && status >= 200 && status < 300) failed(body.error, status, headers);
      else end({ kind: "answer", status, headers, body });
    };
    const listener = { answered, failed };
    attempt =
      directSenderOf(fetch)?.call(fetch, request, maxResponseBytes, listener) ??
      new FetchAttempt(fetch, request, maxResponseBytes, listener);
    giveUp?.();
  });
}

/** An attempt by a `fetch` as the web standard defines it. */
class FetchAttempt implements DirectAttempt {
  status: number | undefined;
  headers: WebHeaders | undefined;
  readonly #controller = new AbortController();
  /** The promise that `fetch` returned. A transport may mark it as not sent. */
  #promise: unknown;

  constructor(fetch: WebFetch, request: OutgoingRequest, maxBytes: number, listener: DirectListener) {
    this.#sendAndRead(fetch, request, maxBytes, listener);
  }

  get isNotSent(): boolean {
    return isMarkedNotSent(this.#promise);
  }

  giveUp(reason: unknown): void {
    this.#controller.abort(reason);
  }

  /** Never rejects. Anything that arrives after the attempt was given up is ignored. */
  async #sendAndRead(
    fetch: WebFetch,
    { url, method, headers: fields, body }: OutgoingRequest,
    maxBytes: number,
    { answered, failed }: DirectListener,
  ): Promise<void> {
    try {
      const { signal } = this.#controller;
      const headers = new Headers();
      for (const [name, value] of fields) headers.set(name, value);
      // Without a prototype, because the platform also reads inherited fields: a `body` on all objects would break every GET.
      const init = own({ method, headers, signal, redirect: "manual" as const });
      this.#promise = fetch(url, body === undefined ? init : Object.assign(init, { body }));
      const response = (await this.#promise) as Response;
      // A caller's own fetch may return anything. The request was still sent.
      const { status: shown, headers: received, type } = response ?? {};
      // Browsers hide the status of a redirect that they do not follow.
      const status = type === "opaqueredirect" ? 302 : shown;
      if (!Number.isInteger(status) || status < 100 || typeof received?.get !== "function") {
        throw new TypeError("fetch returned no Response");
      }
      this.status = status;
      this.headers = received;
      answered(status, received, method === "HEAD" ? NO_BODY : await readBody(response, maxBytes, signal));
    } catch (error) {
      failed(error, this.status, this.headers);
    }
  }
}

const NO_BODY: ReadBody = { text: "" };
