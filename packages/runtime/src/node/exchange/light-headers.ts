import { type InspectOptions, inspect } from "node:util";

/** Header fields as undici's parser gives them: a name, its value, the next name and so on. */
export type Fields = readonly Buffer[];

/**
 * A `Headers` that stays cheap as long as only `get` and `has` of single fields are called. Any other call fills the real
 * `Headers` first. Methods of `Headers.prototype` that are called on it directly find it empty until then.
 */
export class LightHeaders extends Headers {
  /** The fields that are not yet in the real `Headers`; undefined once they are. */
  #fields: Fields | undefined;

  constructor(fields: Fields) {
    super();
    this.#fields = fields;
  }

  // Rest parameters, so that the real methods see how many arguments were passed.
  override get(...args: [name: string]): string | null {
    const value = this.#fields && plainValue(this.#fields, args[0]);
    return value === undefined ? this.#filled(super.get, args) : value;
  }

  override has(...args: [name: string]): boolean {
    const value = this.#fields && plainValue(this.#fields, args[0]);
    return value === undefined ? this.#filled(super.has, args) : value !== null;
  }

  override append(...args: [name: string, value: string]): void {
    this.#filled(super.append, args);
  }

  override set(...args: [name: string, value: string]): void {
    this.#filled(super.set, args);
  }

  override delete(...args: [name: string]): void {
    this.#filled(super.delete, args);
  }

  override getSetCookie(): string[] {
    return this.#filled(super.getSetCookie, []);
  }

  override forEach(...args: Parameters<Headers["forEach"]>): void {
    this.#filled(super.forEach, args);
  }

  override keys(): HeadersIterator<string> {
    return this.#filled(super.keys, []);
  }

  override values(): HeadersIterator<string> {
    return this.#filled(super.values, []);
  }

  override entries(): HeadersIterator<[string, string]> {
    return this.#filled(super.entries, []);
  }

  override [Symbol.iterator](): HeadersIterator<[string, string]> {
    return this.entries();
  }

  [inspect.custom](_depth: number, options: InspectOptions): string {
    return inspect(new Headers(this), options);
  }

  #filled<Args extends unknown[], Result>(method: (...args: Args) => Result, args: Args): Result {
    const fields = this.#fields;
    this.#fields = undefined;
    for (let at = 0; fields && at < fields.length; at += 2)
      super.append(textOf(fields[at]).toLowerCase(), textOf(fields[at + 1]));
    return method.apply(this, args);
  }
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// A real `Headers` trims these. undici's parser has already refused everything that a `Headers` would refuse.
const SPACED = /^[\t ]|[\t ]$/;

/** The value of a field; null if there is none; undefined if a real `Headers` must be asked. */
function plainValue(fields: Fields, name: unknown): string | null | undefined {
  if (typeof name !== "string" || !TOKEN.test(name)) return undefined;
  let value: string | null = null;
  for (let at = 0; at < fields.length; at += 2) {
    const given = fields[at] as Buffer;
    if (given.length !== name.length || textOf(given).toLowerCase() !== name.toLowerCase()) continue;
    // A real `Headers` joins several values.
    if (value !== null) return undefined;
    value = textOf(fields[at + 1]);
  }
  return value !== null && SPACED.test(value) ? undefined : value;
}

function textOf(bytes: Buffer | undefined): string {
  return bytes?.toString("latin1") ?? "";
}
