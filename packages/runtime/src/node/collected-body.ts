import type { Transform } from "node:stream";
import type { MakeDecoder } from "./decoders.js";

/** How a body ended. */
export interface BodyEnd {
  /** Why what came is not the whole of it. */
  readonly incomplete?: "too-large" | "broken";
  /** What broke it. */
  readonly error?: unknown;
}

/** The connection that a body comes over. */
export interface BodySource {
  pause(): void;
  resume(): void;
  abort(reason: Error): void;
}

const COMPLETE: BodyEnd = {};

/**
 * Collects a body as it comes, decompressed, and holds no more than it may: what is larger ends the connection. It need not
 * be read for the connection to become free.
 */
export class CollectedBody {
  readonly #source: BodySource;
  readonly #makeDecoder: MakeDecoder | undefined;
  readonly #chunks: Uint8Array[] = [];
  #decoder: Transform | undefined;
  #size = 0;
  #limit: number;
  #isAsked = false;
  #end: BodyEnd | undefined;
  #tell: ((end: BodyEnd) => void) | undefined;

  /** @param limit bytes, until a reader names its own limit */
  constructor(source: BodySource, limit: number, makeDecoder: MakeDecoder | undefined) {
    this.#source = source;
    this.#limit = limit;
    this.#makeDecoder = makeDecoder;
  }

  /** Takes what came over the connection. */
  push(chunk: Uint8Array): void {
    if (this.#end) return;
    // Made for the first piece: an empty body is called compressed now and then.
    this.#decoder ??= this.#makeDecoder && this.#startDecoder(this.#makeDecoder, chunk);
    if (!this.#decoder) this.#keep(chunk);
    else if (!this.#decoder.write(chunk)) this.#source.pause();
  }

  /** The connection gave everything. */
  finish(): void {
    if (this.#decoder) this.#decoder.end();
    else this.#close(COMPLETE);
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
    if (this.#size > limit) this.#tooLarge();
    return new Promise((resolve, reject) => {
      const tell = (end: BodyEnd): void => {
        try {
          resolve(finish(joined(this.#chunks, this.#size), end));
        } catch (error) {
          reject(error);
        }
      };
      if (this.#end) tell(this.#end);
      else this.#tell = tell;
    });
  }

  #startDecoder(make: MakeDecoder, [firstByte = 0]: Uint8Array): Transform {
    return make(firstByte)
      .on("data", (piece: Uint8Array) => this.#keep(piece))
      .on("drain", () => this.#source.resume())
      .on("end", () => this.#close(COMPLETE))
      .on("error", (error) => {
        this.fail(error);
        this.#source.abort(error);
      });
  }

  #keep(piece: Uint8Array): void {
    if (this.#end) return;
    const isTooLarge = this.#size + piece.byteLength > this.#limit;
    if (isTooLarge && this.#isAsked) {
      this.#tooLarge();
      return;
    }
    this.#size += piece.byteLength;
    this.#chunks.push(piece);
    if (isTooLarge) this.#waitForReader();
  }

  /** Much may come at once with the head, before the reader had its turn to say how much it takes. */
  #waitForReader(): void {
    setImmediate(() => {
      if (!this.#isAsked) this.#tooLarge();
    });
  }

  #tooLarge(): void {
    const error = new Error(`the response is larger than maxResponseBytes (${this.#limit})`);
    if (this.#end) this.#end = { incomplete: "too-large", error };
    else this.#close({ incomplete: "too-large", error });
    this.#source.abort(error);
  }

  #close(end: BodyEnd): void {
    if (this.#end) return;
    this.#end = end;
    if (end.incomplete) this.#decoder?.destroy();
    this.#tell?.(end);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, size);
}
