import { READ_WITHIN, type ReadBody } from "../../response/read-within.js";
import type { BodyEnd } from "../body/body-end.js";
import type { CollectedBody } from "../body/collected-body.js";

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
        const bytes = await this.#collect(whole);
        if (bytes.byteLength > 0) controller.enqueue(bytes);
        controller.close();
      },
    });
    return this.#stream;
  }

  text(): Promise<string> {
    return this.#collect(wholeText);
  }

  json(): Promise<unknown> {
    return this.#collect((bytes, end) => JSON.parse(wholeText(bytes, end)));
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#collect((bytes, end) => {
      const { buffer, byteOffset, byteLength } = whole(bytes, end);
      return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    });
  }

  /** How the runtime reads: with its own bound, and what came before a failure. */
  [READ_WITHIN](maxBytes: number): Promise<ReadBody> {
    return this.#collect((bytes, end) => ({ text: decoder.decode(bytes), ...end }), maxBytes);
  }

  #collect<T>(finish: (bytes: Uint8Array, end: BodyEnd) => T, maxBytes?: number): Promise<T> {
    if (this.#used) return Promise.reject(new TypeError("the body has been read already"));
    this.#used = true;
    return (this.#body ?? EMPTY).collect(finish, maxBytes);
  }
}

function whole(bytes: Uint8Array, { incomplete, error }: BodyEnd): Uint8Array {
  if (incomplete) throw error;
  return bytes;
}

function wholeText(bytes: Uint8Array, end: BodyEnd): string {
  return decoder.decode(whole(bytes, end));
}

const EMPTY: Pick<CollectedBody, "collect"> = {
  collect: async (finish) => finish(new Uint8Array(), {}),
};
