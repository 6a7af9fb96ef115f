import type { ReadBody } from "../read-body.js";
import { READ_WITHIN } from "../read-within.js";
import type { Collected, CollectedBody } from "./collected-body.js";

const decoder = new TextDecoder();

/**
 * Stands in for `Response`, which costs as much as the whole rest of a call: what the clients read of one, and nothing that
 * needs a stream until a stream is asked for. Not an `instanceof Response`, has no `clone`, `blob` or `formData`.
 */
export class LightResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly url: string;
  readonly redirected = false;
  readonly type = "basic";
  readonly #body: CollectedBody | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;
  #used = false;

  /** @param body undefined where the status or the method allows none */
  constructor(status: number, headers: Headers, url: string, body: CollectedBody | undefined) {
    this.status = status;
    this.headers = headers;
    this.url = url;
    this.#body = body;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get bodyUsed(): boolean {
    return this.#used;
  }

  /** The body in one piece, when all of it is here: it is collected in any case. */
  get body(): ReadableStream<Uint8Array> | null {
    if (!this.#body) return null;
    this.#stream ??= new ReadableStream({
      pull: async (controller) => {
        const bytes = await this.#whole();
        if (bytes.byteLength > 0) controller.enqueue(bytes);
        controller.close();
      },
    });
    return this.#stream;
  }

  async text(): Promise<string> {
    return decoder.decode(await this.#whole());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await this.#whole();
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  }

  /** How the runtime reads: with its own bound, and what came before a failure. */
  async [READ_WITHIN](maxBytes: number): Promise<ReadBody> {
    const { bytes, ...end } = await this.#collect(maxBytes);
    return { text: decoder.decode(bytes), ...end };
  }

  async #whole(): Promise<Uint8Array> {
    const { bytes, incomplete, error } = await this.#collect();
    if (incomplete) throw error;
    return bytes;
  }

  async #collect(maxBytes?: number): Promise<Collected> {
    if (this.#used) throw new TypeError("the body has been read already");
    this.#used = true;
    return this.#body ? this.#body.collect(maxBytes) : { bytes: new Uint8Array() };
  }
}
