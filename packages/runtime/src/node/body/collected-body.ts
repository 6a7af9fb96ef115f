import { type BodyEnd, tooLarge } from "./body-end.js";
import type { Coding } from "./codings.js";
import { compressedLimit, unfold } from "./decompress.js";

/** The connection that a body comes over. */
export interface BodySource {
  abort(reason: Error): void;
}

const COMPLETE: BodyEnd = {};

/**
 * Collects a body as it comes and holds no more than it may: what is larger ends the connection. It need not be read for the
 * connection to become free. It never pauses the connection: undici ends the process by an assertion if the other side closes
 * one that is paused (its issue 5360). The bound alone keeps memory small, also while a body is still compressed.
 */
export class CollectedBody {
  readonly #source: BodySource;
  readonly #codings: readonly Coding[];
  readonly #chunks: Uint8Array[] = [];
  #size = 0;
  #limit: number;
  #isAsked = false;
  #end: BodyEnd | undefined;
  #tell: ((end: BodyEnd) => void) | undefined;

  /** @param limit bytes, until a reader names its own limit */
  constructor(source: BodySource, limit: number, codings: readonly Coding[]) {
    this.#source = source;
    this.#limit = limit;
    this.#codings = codings;
  }

  /** Takes what came over the connection. */
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

  /** The connection gave everything. */
  finish(): void {
    this.#close(COMPLETE);
  }

  /** The connection broke. */
  fail(error: unknown): void {
    this.#close({ incomplete: "broken", error });
  }

  /**
   * Resolves with what `finish` makes of it when all is here, or as much as there will be. Rejects only if `finish` throws.
   * One promise for all of it: most calls wait for little else.
   */
  collect<T>(finish: (bytes: Uint8Array, end: BodyEnd) => T, limit = this.#limit): Promise<T> {
    this.#limit = limit;
    this.#isAsked = true;
    if (this.#size > this.#most()) this.#tooLarge();
    return new Promise((resolve, reject) => {
      const tell = (end: BodyEnd): void => {
        try {
          const bytes = joined(this.#chunks, this.#size);
          resolve(this.#codings.length === 0 ? finish(bytes, end) : this.#unfold(bytes, end, finish));
        } catch (error) {
          reject(error);
        }
      };
      if (this.#end) tell(this.#end);
      else this.#tell = tell;
    });
  }

  /** Also what came of a body that broke off is worth showing. */
  async #unfold<T>(body: Uint8Array, end: BodyEnd, finish: (bytes: Uint8Array, end: BodyEnd) => T): Promise<T> {
    const { bytes, ...own } = await unfold(this.#codings, body, this.#limit);
    return finish(bytes, end.incomplete ? end : own);
  }

  #most(): number {
    return this.#codings.length === 0 ? this.#limit : compressedLimit(this.#limit);
  }

  /** Much may come at once with the head, before the reader had its turn to say how much it takes. */
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
    this.#tell?.(end);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, size);
}
