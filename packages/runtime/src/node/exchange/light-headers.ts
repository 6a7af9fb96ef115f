import { type InspectOptions, inspect } from "node:util";

/** Header fields as undici gives them: names in lower case, and a list for a name that occurs several times. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

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
    for (const [name, value] of Object.entries(fields ?? {})) {
      for (const one of valuesOf(value)) super.append(name, one);
    }
    return method.apply(this, args);
  }
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// A real `Headers` trims these. undici's parser has already refused everything that a `Headers` would refuse.
const SPACED = /^[\t ]|[\t ]$/;

/** The value of a field; null if there is none; undefined if a real `Headers` must be asked. */
function plainValue(fields: Fields, name: unknown): string | null | undefined {
  if (typeof name !== "string" || !TOKEN.test(name)) return undefined;
  // Not a string if it is inherited, as for "constructor".
  const value = fields[name.toLowerCase()];
  if (value === undefined) return null;
  return typeof value === "string" && !SPACED.test(value) ? value : undefined;
}

function valuesOf(value: Fields[string]): readonly string[] {
  return typeof value === "string" ? [value] : (value ?? []);
}
