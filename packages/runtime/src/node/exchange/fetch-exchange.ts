import { markNotSent } from "../../errors/not-sent.js";
import type { CollectedBody } from "../body/collected-body.js";
import { Exchange } from "./exchange.js";
import { LightResponse } from "./light-response.js";
import type { ReceivedFields } from "./received-fields.js";

/** An exchange as the call of a `fetch`: with a promise and a signal. */
export class FetchExchange extends Exchange {
  /** Marked as not sent until the request is written. Rejects with the signal's reason, or as `fetch` does. */
  readonly response: Promise<LightResponse>;
  readonly #url: string;
  readonly #signal: AbortSignal | undefined;
  #resolve: (response: LightResponse) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(url: string, method: string, signal: AbortSignal | undefined, maxResponseBytes: number) {
    super(method, maxResponseBytes);
    this.#url = url;
    this.#signal = signal;
    this.response = markNotSent(
      new Promise((resolve, reject) => {
        this.#resolve = resolve;
        this.#reject = reject;
      }),
      true,
    );
    signal?.addEventListener("abort", this.stop);
  }

  /** Gives up with the signal's reason. */
  readonly stop = (): void => this.giveUp(this.#signal?.reason);

  protected override written(): void {
    markNotSent(this.response, false);
  }

  protected answered(status: number, fields: ReceivedFields, body: CollectedBody | undefined): void {
    this.#resolve(new LightResponse(status, fields, this.#url, body));
  }

  protected failed(error: unknown): void {
    this.#reject(error);
  }

  protected override ended(): void {
    this.#signal?.removeEventListener("abort", this.stop);
  }
}
