import type { DirectAttempt, DirectListener } from "../../call/send-directly.js";
import type { WebHeaders } from "../../platform/web-types.js";
import type { CollectedBody } from "../body/collected-body.js";
import { Exchange } from "./exchange.js";
import { readBody } from "./light-response.js";
import type { ReceivedFields } from "./received-fields.js";

/** An exchange as an attempt of the runtime: without a promise, a signal and a response. */
export class DirectExchange extends Exchange implements DirectAttempt {
  status: number | undefined;
  headers: WebHeaders | undefined;
  readonly #maxBytes: number;
  readonly #listener: DirectListener;

  constructor(method: string, maxBytes: number, listener: DirectListener) {
    super(method, maxBytes);
    this.#maxBytes = maxBytes;
    this.#listener = listener;
  }

  get isNotSent(): boolean {
    return !this.wasWritten;
  }

  protected answered(status: number, fields: ReceivedFields, body: CollectedBody | undefined): void {
    const headers = fields as unknown as WebHeaders;
    this.status = status;
    this.headers = headers;
    const { answered, failed } = this.#listener;
    if (!body) answered(status, headers, { text: "" });
    else readBody(body, this.#maxBytes, (read) => answered(status, headers, read), failed);
  }

  // After `answered`, the end of the body tells it.
  protected failed(error: unknown): void {
    if (!this.headers) this.#listener.failed(error);
  }
}
