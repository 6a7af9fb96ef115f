import { type Clock, orAborted } from "./clock.js";
import { judgeFetchFailure } from "./connect-failures.js";
import { onAbort } from "./on-abort.js";
import { type ReadBody, readBody } from "./read-body.js";
import type { WebAbortSignal, WebFetch, WebHeaders } from "./web-types.js";

/** What one attempt sends. The body is a string, so that every attempt sends the same. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: WebHeaders;
  readonly body: string | undefined;
}

/** An answer that was read to its end. */
export interface ReadAnswer {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: WebHeaders;
  readonly body: ReadBody;
}

/** How one attempt ended. Its time includes reading the body, so a reset in the middle of one is a failure like any other. */
export type AttemptEnd =
  | ReadAnswer
  | {
      readonly kind: "failure";
      readonly why: "connection" | "timeout" | "aborted";
      readonly sent: boolean;
      readonly retryable: boolean;
      readonly error: unknown;
      /** Known if the answer's head had come. */
      readonly status?: number;
      readonly headers?: WebHeaders;
    };

export interface AttemptLimits {
  readonly timeout: number;
  readonly maxResponseBytes: number;
  readonly signal: WebAbortSignal | undefined;
}

const TIMED_OUT = Symbol("timed out");

/** Sends one request and reads its answer to the end. Never rejects. */
export async function runAttempt(
  fetch: WebFetch,
  request: OutgoingRequest,
  limits: AttemptLimits,
  clock: Clock,
): Promise<AttemptEnd> {
  const { signal: outer } = limits;
  const controller = new AbortController();
  const { signal } = controller;
  const abort = (): void => controller.abort(outer?.reason);
  if (outer?.aborted) return { kind: "failure", why: "aborted", sent: false, retryable: false, error: outer.reason };
  const stopListening = outer && onAbort(outer, abort);
  const stopTimer = clock.after(limits.timeout, () => controller.abort(TIMED_OUT));
  let head: { status: number; headers: Headers } | undefined;
  try {
    const { url, method, headers, body } = request;
    const init = { method, headers, signal, redirect: "manual" as const, ...(body === undefined ? {} : { body }) };
    // Raced with the signal, for a caller's own fetch may ignore it.
    const response = (await orAborted(fetch(url, init), signal)) as Response;
    // A caller's own fetch may give anything. The request was sent all the same.
    if (!Number.isInteger(response?.status) || typeof response.headers?.get !== "function") {
      throw new TypeError("fetch gave no Response");
    }
    head = { status: statusOf(response), headers: response.headers };
    if (method === "HEAD") return { kind: "answer", ...head, body: { text: "" } };
    const read = await orAborted(readBody(response, limits.maxResponseBytes), signal);
    if (read.incomplete === "broken" && head.status >= 200 && head.status < 300) throw read.error;
    return { kind: "answer", ...head, body: read };
  } catch (error) {
    if (signal.aborted) {
      const why = signal.reason === TIMED_OUT ? "timeout" : "aborted";
      return { kind: "failure", why, sent: true, retryable: why === "timeout", error: signal.reason, ...head };
    }
    const verdict = head ? "unknown" : judgeFetchFailure(error);
    const sent = verdict === "unknown";
    return { kind: "failure", why: "connection", sent, retryable: verdict !== "refused-certificate", error, ...head };
  } finally {
    stopTimer();
    stopListening?.();
  }
}

// Browsers hide the status of a redirect that they were told not to follow.
function statusOf(response: Response): number {
  return response.type === "opaqueredirect" ? 302 : response.status;
}
