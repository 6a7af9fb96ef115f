import { type InspectOptions, inspect } from "node:util";

/** The fields of a `ReceivedFields`. */
export interface Fields extends Iterable<[name: string, value: string]> {
  /** The value of a field; null if there is none; undefined if a real `Headers` must be asked. */
  plain(name: string): string | null | undefined;
}

type LightHeadersClass = new (fields: Fields) => Headers;

let made: LightHeadersClass | undefined;

/**
 * A `Headers` that stays cheap as long as only `get` and `has` of single fields are called. Any other call fills the real
 * `Headers` first. Methods of `Headers.prototype` that are called on it directly find it empty until then.
 *
 * The class is made by the first call, because `Headers` makes Node load its own `fetch`.
 */
export function lightHeaders(fields: Fields): Headers {
  made ??= defineLightHeaders();
  return new made(fields);
}

function defineLightHeaders(): LightHeadersClass {
  return class LightHeaders extends Headers {
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
      for (const [name, value] of fields ?? []) super.append(name, value);
      return method.apply(this, args);
    }
  };
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** The value of a field; null if there is none; undefined if a real `Headers` must be asked. */
function plainValue(fields: Fields, name: unknown): string | null | undefined {
  return typeof name === "string" && TOKEN.test(name) ? fields.plain(name) : undefined;
}
