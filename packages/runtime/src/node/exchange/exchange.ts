import type { Dispatcher } from "undici";
import { markNotSent } from "../../errors/not-sent.js";
import { ConfigError, isConfigError } from "../../index.js";
import { codingsOf } from "../body/codings.js";
import { CollectedBody } from "../body/collected-body.js";
import { ReceivedFields } from "./received-fields.js";

const GIVEN_UP = "the request was aborted before it was written";

/**
 * One request and its response, as the handler of undici's `dispatch`: of the kind that undici itself uses, because it wraps
 * the newer one in two objects for each request. undici calls `onConnect` when the connection is up, right before it writes the
 * first byte: that moment separates not-sent requests from sent ones.
 */
export abstract class Exchange implements Dispatcher.DispatchHandler {
  readonly #method: string;
  readonly #maxResponseBytes: number;
  #abort: ((reason: Error) => void) | undefined;
  #body: CollectedBody | undefined;
  #isOver = false;
  #isWhole = false;
  /** Called once, when nothing more will be written or read. */
  whenOver: (() => void) | undefined;

  constructor(method: string, maxResponseBytes: number) {
    this.#method = method;
    this.#maxResponseBytes = maxResponseBytes;
  }

  /** Whether any part of the request may have been written. */
  get wasWritten(): boolean {
    return this.#abort !== undefined;
  }

  /** Whether the answer is complete. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** The request will now be written. */
  protected written(): void {}

  /** The head of the answer has arrived. Without a body if the status or the method allows none. */
  protected abstract answered(status: number, fields: ReceivedFields, body: CollectedBody | undefined): void;

  /** The exchange failed, perhaps after `answered`. */
  protected abstract failed(error: unknown): void;

  /** The exchange is over, however it ended. */
  protected ended(): void {}

  onConnect(abort: (reason?: Error) => void): void {
    // Throwing cancels the request but keeps the connection. It also stops undici from sending a request again that was
    // written before: in a few cases undici queues such a request again.
    if (this.#isOver || this.#abort) throw new Error(GIVEN_UP);
    this.#abort = abort;
    this.written();
  }

  onHeaders(status: number, raw: readonly Buffer[]): boolean {
    if (status < 200) return true;
    const fields = new ReceivedFields(raw);
    const isEmpty = this.#method === "HEAD" || status === 204 || status === 205 || status === 304;
    if (!isEmpty) {
      this.#body = new CollectedBody(this, this.#maxResponseBytes, codingsOf(fields.get("content-encoding")));
    }
    this.answered(status, fields, this.#body);
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

  /** Closes the connection. */
  abort(reason: Error): void {
    this.#abort?.(reason);
  }

  /** Ends the exchange with an error. */
  fail(error: unknown): void {
    this.#end();
    this.#body?.fail(error);
    this.failed(markNotSent(fetchError(error, this.wasWritten), !this.wasWritten));
  }

  /** Ends the exchange because its caller no longer wants it. */
  giveUp(reason: unknown): void {
    this.#body?.fail(reason);
    this.failed(reason);
    this.abort(typeof (reason as Partial<Error> | null)?.stack === "string" ? (reason as Error) : new Error("aborted"));
    this.#end();
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.ended();
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
