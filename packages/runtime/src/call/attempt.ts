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

/** How far an attempt has come. */
interface Progress {
  /** The promise that `fetch` returned. A transport may mark it as not sent. */
  promise: unknown;
  status: number | undefined;
  headers: WebHeaders | undefined;
}

/** Sends one request and reads its answer to the end. Never rejects. */
export function runAttempt(
  fetch: WebFetch,
  request: OutgoingRequest,
  limits: AttemptLimits,
  clock: Clock,
): Promise<AttemptEnd> {
  const { signal: outer } = limits;
  if (outer?.aborted) {
    const before = { kind: "failure", why: "aborted", sent: false, retryable: false, error: outer.reason } as const;
    return Promise.resolve(before);
  }
  return new Promise((resolve) => {
    const controller = new AbortController();
    const progress: Progress = { promise: undefined, status: undefined, headers: undefined };
    const end = (it: AttemptEnd): void => {
      stopTimer();
      stopListening?.();
      resolve(it);
    };
    // Ends the attempt at once: a caller's own fetch may ignore its signal.
    const cut = (why: "timeout" | "aborted", reason: unknown): void => {
      const { promise, ...head } = progress;
      const sent = !isMarkedNotSent(promise);
      end({ kind: "failure", why, sent, retryable: why === "timeout", error: reason, ...head });
      controller.abort(reason);
    };
    const stopListening = outer && onAbort(outer, () => cut("aborted", outer.reason));
    const stopTimer = clock.after(limits.timeout, () => cut("timeout", new Error("timed out")));
    sendAndRead(fetch, request, controller.signal, limits.maxResponseBytes, progress, end);
  });
}

/** Never rejects. Anything that arrives after the attempt was cut off is ignored. */
async function sendAndRead(
  fetch: WebFetch,
  { url, method, headers, body }: OutgoingRequest,
  signal: AbortSignal,
  maxResponseBytes: number,
  progress: Progress,
  end: (it: AttemptEnd) => void,
): Promise<void> {
  try {
    // Without a prototype, because the platform also reads inherited fields: a `body` on all objects would break every GET.
    const init = own({ method, headers, signal, redirect: "manual" as const });
    const promise = fetch(url, body === undefined ? init : Object.assign(init, { body }));
    progress.promise = promise;
    const response = (await promise) as Response;
    // A caller's own fetch may return anything. The request was still sent.
    const { status: shown, headers: received, type } = response ?? {};
    // Browsers hide the status of a redirect that they do not follow.
    const status = type === "opaqueredirect" ? 302 : shown;
    if (!Number.isInteger(status) || status < 100 || typeof received?.get !== "function") {
      throw new TypeError("fetch returned no Response");
    }
    Object.assign(progress, { status, headers: received });
    const read = own(method === "HEAD" ? NO_BODY : await readBody(response, maxResponseBytes, signal));
    if (read.incomplete === "broken" && status >= 200 && status < 300) throw read.error;
    end({ kind: "answer", status, headers: received, body: read });
  } catch (error) {
    const { status, headers } = progress;
    const verdict = headers ? "unknown" : judgeFetchFailure(error);
    const sent = verdict === "unknown";
    const retryable = verdict === "not-sent" || sent;
    end({ kind: "failure", why: "connection", sent, retryable, error, status, headers });
  }
}

const NO_BODY: ReadBody = { text: "" };
