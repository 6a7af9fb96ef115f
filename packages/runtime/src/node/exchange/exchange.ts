import type { Dispatcher } from "undici";
import { markNotSent } from "../../errors/not-sent.js";
import { ConfigError, isConfigError } from "../../index.js";
import { codingsOf } from "../body/codings.js";
import { CollectedBody } from "../body/collected-body.js";
import { LightHeaders } from "./light-headers.js";
import { LightResponse } from "./light-response.js";

const GIVEN_UP = "the request was aborted before it was written";

/**
 * One request and its response, as the handler of undici's `dispatch`: of the kind that undici itself uses, because it wraps
 * the newer one in two objects for each request. undici calls `onConnect` when the connection is up, right before it writes the
 * first byte: that moment separates not-sent requests from sent ones.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** Marked as not sent until the request is written. Rejects with the signal's reason, or as `fetch` does. */
  readonly response: Promise<LightResponse>;
  readonly #url: string;
  readonly #method: string;
  readonly #maxResponseBytes: number;
  readonly #signal: AbortSignal | undefined;
  #resolve: (response: LightResponse) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #abort: ((reason: Error) => void) | undefined;
  #body: CollectedBody | undefined;
  #isOver = false;
  #isWhole = false;
  /** Called once, when nothing more will be written or read. */
  whenOver: (() => void) | undefined;

  constructor(url: string, method: string, signal: AbortSignal | undefined, maxResponseBytes: number) {
    this.#url = url;
    this.#method = method;
    this.#signal = signal;
    this.#maxResponseBytes = maxResponseBytes;
    this.response = markNotSent(
      new Promise((resolve, reject) => {
        this.#resolve = resolve;
        this.#reject = reject;
      }),
      true,
    );
    signal?.addEventListener("abort", this.giveUp);
  }

  /** Whether any part of the request may have been written. */
  get wasWritten(): boolean {
    return this.#abort !== undefined;
  }

  /** Whether the answer is complete. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  onConnect(abort: (reason?: Error) => void): void {
    // Throwing cancels the request but keeps the connection. It also stops undici from sending a request again that was
    // written before: in a few cases undici queues such a request again.
    if (this.#isOver || this.#abort) throw new Error(GIVEN_UP);
    this.#abort = abort;
    markNotSent(this.response, false);
  }

  onHeaders(status: number, fields: readonly Buffer[]): boolean {
    if (status < 200) return true;
    const headers = new LightHeaders(fields);
    const isEmpty = this.#method === "HEAD" || status === 204 || status === 205 || status === 304;
    if (!isEmpty) {
      this.#body = new CollectedBody(this, this.#maxResponseBytes, codingsOf(headers.get("content-encoding")));
    }
    this.#resolve(new LightResponse(status, headers, this.#url, this.#body));
    return true;
  }

  onData(chunk: Uint8Array): boolean {
    this.#body?.push(chunk);
    return true;
  }

  onComplete(): void {
    this.#isWhole = true;
    this.#end();
    this.#body?.finish();
  }

  onError(error: unknown): void {
    this.fail(error);
  }

  /** Ends the connection: a body that is too large does. */
  abort(reason: Error): void {
    this.#abort?.(reason);
  }

  /** Ends the exchange with an error. */
  fail(error: unknown): void {
    this.#end();
    this.#body?.fail(error);
    this.#reject(markNotSent(fetchError(error, this.wasWritten), !this.wasWritten));
  }

  /** Ends the exchange with the signal's reason. */
  readonly giveUp = (): void => {
    const reason: unknown = this.#signal?.reason;
    this.#body?.fail(reason);
    this.#reject(reason);
    this.abort(typeof (reason as Partial<Error> | null)?.stack === "string" ? (reason as Error) : new Error("aborted"));
    this.#end();
  };

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#signal?.removeEventListener("abort", this.giveUp);
    const { whenOver } = this;
    // Dropped, so that a response that the caller keeps does not keep the connection in memory.
    this.whenOver = undefined;
    whenOver?.();
  }
}

/** The error to reject with: a ConfigError for wrong options, so that nobody retries; otherwise that of a failed `fetch`. */
function fetchError(error: unknown, wasWritten: boolean): Error {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  // undici throws these when it builds a request. Its message names the header, never its value.
  const isRefused = code === "UND_ERR_INVALID_ARG" || code === "UND_ERR_NOT_SUPPORTED";
  if (!wasWritten && isRefused) return new ConfigError(`the request cannot be sent: ${message}`);
  return isConfigError(error) ? error : new TypeError("fetch failed", { cause: error });
}
