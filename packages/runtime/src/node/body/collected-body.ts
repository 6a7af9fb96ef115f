import { type BodyEnd, tooLarge } from "./body-end.js";
import type { Coding } from "./codings.js";
import { compressedLimit, decompress } from "./decompress.js";

/** The connection over which a body arrives. */
export interface BodySource {
  abort(reason: Error): void;
}

const COMPLETE: BodyEnd = {};

/**
 * Collects a body as it arrives, up to a limit: a larger one aborts the connection. The connection becomes free even if nobody
 * reads the body. The connection is never paused, because undici crashes the process if the other side closes a paused one (its
 * issue 5360). The limit alone bounds the memory, even while the body is still compressed.
 */
export class CollectedBody {
  readonly #source: BodySource;
  readonly #codings: readonly Coding[];
  readonly #chunks: Uint8Array[] = [];
  #size = 0;
  #limit: number;
  #isAsked = false;
  #end: BodyEnd | undefined;
  #notify: ((end: BodyEnd) => void) | undefined;

  /** @param limit the largest size in bytes, until a reader passes its own limit */
  constructor(source: BodySource, limit: number, codings: readonly Coding[]) {
    this.#source = source;
    this.#limit = limit;
    this.#codings = codings;
  }

  /** Adds bytes that arrived. */
  push(chunk: Uint8Array): void {
    if (this.#end) return;
    const isTooLarge = this.#size + chunk.byteLength > this.#most();
    if (isTooLarge && this.#isAsked) {
      this.#tooLarge();
      return;
    }
    this.#size += chunk.byteLength;
    this.#chunks.push(chunk);
    if (isTooLarge) this.#waitForReader();
  }

  /** The body is complete. */
  finish(): void {
    this.#close(COMPLETE);
  }

  /** The connection broke. */
  fail(error: unknown): void {
    this.#close({ incomplete: "broken", error });
  }

  /**
   * Waits for the end of the body and calls `done` with the result of `finish`, or `failed` with an error that `finish` throws.
   * With callbacks, because the wait of most calls needs no promise.
   */
  collect<T>(
    finish: (bytes: Uint8Array, end: BodyEnd) => T,
    done: (result: T) => void,
    failed: (error: unknown) => void,
    limit = this.#limit,
  ): void {
    this.#limit = limit;
    this.#isAsked = true;
    if (this.#size > this.#most()) this.#tooLarge();
    const notify = (end: BodyEnd): void => {
      const bytes = joined(this.#chunks, this.#size);
      if (this.#codings.length > 0) {
        this.#decompress(bytes, end, finish).then(done, failed);
        return;
      }
      let result: T;
      try {
        result = finish(bytes, end);
      } catch (error) {
        failed(error);
        return;
      }
      done(result);
    };
    if (this.#end) notify(this.#end);
    else this.#notify = notify;
  }

  /** Decompresses an incomplete body too: the part that arrived is worth showing. */
  async #decompress<T>(body: Uint8Array, end: BodyEnd, finish: (bytes: Uint8Array, end: BodyEnd) => T): Promise<T> {
    const { bytes, ...own } = await decompress(this.#codings, body, this.#limit);
    return finish(bytes, end.incomplete ? end : own);
  }

  #most(): number {
    return this.#codings.length === 0 ? this.#limit : compressedLimit(this.#limit);
  }

  /** Much may arrive together with the head, before the reader has had a chance to pass its own limit. */
  #waitForReader(): void {
    setImmediate(() => {
      if (!this.#isAsked) this.#tooLarge();
    });
  }

  #tooLarge(): void {
    const end = tooLarge(this.#limit);
    if (this.#end) this.#end = end;
    else this.#close(end);
    this.#source.abort(end.error);
  }

  #close(end: BodyEnd): void {
    if (this.#end) return;
    this.#end = end;
    this.#notify?.(end);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, size);
}
