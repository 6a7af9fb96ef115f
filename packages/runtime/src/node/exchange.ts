import type { Dispatcher } from "undici";
import { markNotSent } from "../not-sent.js";
import { CollectedBody } from "./collected-body.js";
import { decoderFor } from "./decoders.js";
import { type Fields, LightHeaders } from "./light-headers.js";
import { LightResponse } from "./light-response.js";

const GIVEN_UP = "the request was given up before it was written";

/**
 * One request and its answer, as undici's `dispatch` tells of them. undici calls `onRequestStart` when the connection is up
 * and before the first byte is written: the one moment that parts what was sent from what was not.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** Marked as not sent for as long as that is so. Rejects with the signal's reason, or as `fetch` does. */
  readonly response: Promise<LightResponse>;
  readonly #url: string;
  readonly #method: string;
  readonly #maxResponseBytes: number;
  readonly #signal: AbortSignal | undefined;
  #resolve: (response: LightResponse) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #controller: Dispatcher.DispatchController | undefined;
  #body: CollectedBody | undefined;
  #isOver = false;

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

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // To throw is the way out that leaves the connection whole. Neither what was given up nor what was written before goes
    // out: undici puts a request back into its queue in a few cases.
    if (this.#isOver || this.#controller) throw new Error(GIVEN_UP);
    this.#controller = controller;
    markNotSent(this.response, false);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, fields: Fields): void {
    if (status < 200) return;
    const headers = new LightHeaders(fields);
    const isEmpty = this.#method === "HEAD" || status === 204 || status === 205 || status === 304;
    if (!isEmpty) {
      const decoder = decoderFor(headers.get("content-encoding"));
      this.#body = new CollectedBody(controller, this.#maxResponseBytes, decoder);
    }
    this.#resolve(new LightResponse(status, headers, this.#url, this.#body));
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#body?.push(chunk);
  }

  onResponseEnd(): void {
    this.#end();
    this.#body?.finish();
  }

  onResponseError(_controller: unknown, error: unknown): void {
    this.fail(error);
  }

  /** Ends it by a failure. */
  fail(error: unknown): void {
    const wasSent = this.#controller !== undefined;
    this.#end();
    this.#body?.fail(error);
    this.#reject(markNotSent(new TypeError("fetch failed", { cause: readable(error) }), !wasSent));
  }

  /** Ends it by the signal. */
  readonly giveUp = (): void => {
    const reason: unknown = this.#signal?.reason;
    this.#end();
    this.#body?.fail(reason);
    this.#reject(reason);
    this.#controller?.abort(
      typeof (reason as Partial<Error> | null)?.stack === "string" ? (reason as Error) : new Error("aborted"),
    );
  };

  #end(): void {
    this.#isOver = true;
    this.#signal?.removeEventListener("abort", this.giveUp);
  }
}

// undici's words for it name an abort, which it was not.
function readable(error: unknown): unknown {
  const status = /^Proxy response \((\d+)\)/.exec(`${(error as Partial<Error> | null)?.message}`)?.[1];
  return status ? new Error(`the proxy answered ${status} and opened no tunnel`) : error;
}
