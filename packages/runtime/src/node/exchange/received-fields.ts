import { ALL_HEADERS } from "../../response/all-headers.js";
import { type Fields, lightHeaders } from "./light-headers.js";

// Fields of which a real `Headers` has another value than the one that arrived: it trims them.
const SPACED = /^[\t ]|[\t ]$/;

/**
 * The header fields of an answer as undici's parser gives them: names and values in turn. A field is decoded when it is asked
 * for, because nobody asks for most of them.
 */
export class ReceivedFields implements Fields {
  readonly #raw: readonly Buffer[];
  #all: Headers | undefined;

  constructor(raw: readonly Buffer[]) {
    this.#raw = raw;
  }

  /** The value of the field with this name, as a `Headers` gives it. */
  get(name: string): string | null {
    const value = this.plain(name);
    return value === undefined ? this[ALL_HEADERS]().get(name) : value;
  }

  /** The same, but undefined if a real `Headers` must be asked. */
  plain(name: string): string | null | undefined {
    let value: string | null = null;
    for (let at = 0; at < this.#raw.length; at += 2) {
      const given = this.#raw[at] as Buffer;
      if (given.length !== name.length || textOf(given).toLowerCase() !== name.toLowerCase()) continue;
      // A `Headers` joins several values.
      if (value !== null) return undefined;
      value = textOf(this.#raw[at + 1]);
    }
    return value !== null && SPACED.test(value) ? undefined : value;
  }

  /** All fields, with names in lower case. */
  *[Symbol.iterator](): Generator<[name: string, value: string]> {
    for (let at = 0; at < this.#raw.length; at += 2) {
      yield [textOf(this.#raw[at]).toLowerCase(), textOf(this.#raw[at + 1])];
    }
  }

  /** Always the same, as the `headers` of a `Response` are. */
  [ALL_HEADERS](): Headers {
    this.#all ??= lightHeaders(this);
    return this.#all;
  }
}

function textOf(bytes: Buffer | undefined): string {
  return bytes?.toString("latin1") ?? "";
}
