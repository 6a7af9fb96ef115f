import { type InspectOptions, inspect } from "node:util";

/** Header fields as undici gives them: names in lower case, all values of a name that came several times. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * A `Headers` that costs little until more is asked of it than `get` and `has` of fields that came once: only then is it
 * filled, and is from then on as any other. `Headers.prototype`'s own methods, called on it past these, find it empty.
 */
export class LightHeaders extends Headers {
  /** What is not yet in the real one; undefined once all is. */
  #fields: Fields | undefined;

  constructor(fields: Fields) {
    super();
    this.#fields = fields;
  }

  // The rest parameters let the real one see how many arguments there were.
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
// What a real `Headers` cuts off. What it refuses, undici's parser has refused before.
const SPACED = /^[\t ]|[\t ]$/;

/** The value of a field, null where there is none; undefined where only a real `Headers` can tell. */
function plainValue(fields: Fields, name: unknown): string | null | undefined {
  if (typeof name !== "string" || !TOKEN.test(name)) return undefined;
  // Something else than a string also where it is inherited, as for "constructor".
  const value = fields[name.toLowerCase()];
  if (value === undefined) return null;
  return typeof value === "string" && !SPACED.test(value) ? value : undefined;
}

function valuesOf(value: Fields[string]): readonly string[] {
  return typeof value === "string" ? [value] : (value ?? []);
}
