import { ALL_HEADERS } from "../../response/all-headers.js";
import { READ_WITHIN, type ReadBody } from "../../response/read-within.js";
import type { BodyEnd } from "../body/body-end.js";
import type { CollectedBody } from "../body/collected-body.js";
import type { ReceivedFields } from "./received-fields.js";

const decoder = new TextDecoder();

/**
 * Used in place of `Response`, which costs as much as the whole rest of a call. It has the members that the clients read, and
 * creates a stream only if `body` is read. It is not an `instanceof Response` and has no `clone`, `blob` and `formData`.
 */
export class LightResponse {
  readonly status: number;
  readonly url: string;
  readonly redirected = false;
  readonly type = "basic";
  readonly #fields: ReceivedFields;
  readonly #body: CollectedBody | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;
  #used = false;

  /** @param body undefined if the status or the method allows none */
  constructor(status: number, fields: ReceivedFields, url: string, body: CollectedBody | undefined) {
    this.status = status;
    this.#fields = fields;
    this.url = url;
    this.#body = body;
  }

  get headers(): Headers {
    return this.#fields[ALL_HEADERS]();
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get bodyUsed(): boolean {
    return this.#used;
  }

  /** A stream that gives the whole body in one piece, because the body is collected anyway. */
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

  /** How the runtime reads the body: up to its own limit, and with the part that arrived before a failure. */
  [READ_WITHIN](maxBytes: number): Promise<ReadBody> {
    return this.#collect(readOf, maxBytes);
  }

  #collect<T>(finish: (bytes: Uint8Array, end: BodyEnd) => T, maxBytes?: number): Promise<T> {
    if (this.#used) return Promise.reject(new TypeError("the body has been read already"));
    this.#used = true;
    return new Promise((resolve, reject) => {
      if (this.#body) this.#body.collect(finish, resolve, reject, maxBytes);
      else resolve(finish(new Uint8Array(), {}));
    });
  }
}

/** Reads a body up to a limit, with the part that arrived before a failure. */
export function readBody(
  body: CollectedBody,
  maxBytes: number,
  done: (read: ReadBody) => void,
  failed: (error: unknown) => void,
): void {
  body.collect(readOf, done, failed, maxBytes);
}

function readOf(bytes: Uint8Array, end: BodyEnd): ReadBody {
  return { text: decoder.decode(bytes), ...end };
}

function whole(bytes: Uint8Array, { incomplete, error }: BodyEnd): Uint8Array {
  if (incomplete) throw error;
  return bytes;
}

function wholeText(bytes: Uint8Array, end: BodyEnd): string {
  return decoder.decode(whole(bytes, end));
}
