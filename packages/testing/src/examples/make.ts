import { checkKeys, checkName } from "../checks/check-names.js";

/** Fields of an object to replace. An optional field that is undefined is left out of the object. */
export type Overrides<T> = {
  readonly [Key in keyof T]?: Record<never, never> extends Pick<T, Key> ? T[Key] | undefined : T[Key];
};

/** The status codes of the keys of a table. */
export type StatusIn<Errors> = keyof Errors extends infer Key
  ? Key extends `${infer Status extends number}`
    ? Status
    : never
  : never;

/** What the examples of each API have. */
export interface ExampleMethods<Examples> {
  /**
   * A named example of the spec: the body of a request or of an answer. A new object each time.
   *
   * @throws TypeError that lists the names, if there is none of this name
   */
  example<Name extends keyof Examples>(name: Name): Examples[Name];
}

/** A copy that shares nothing. All examples are JSON; not every platform of tests has `structuredClone`. */
function fresh<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/**
 * Makes a function that returns a new object with overrides each time.
 *
 * @param fields all fields of the object, for callers without TypeScript
 */
export function maker<T extends object>(
  name: string,
  fields: readonly string[],
  example: T,
): (overrides?: Overrides<T>) => T {
  return (overrides = {}) => {
    checkKeys(name, overrides, fields);
    const all = Object.entries({ ...fresh(example), ...overrides });
    return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as T;
  };
}

/** Makes the function that returns named examples. */
export function namedExample<Examples extends object>(
  api: string,
  examples: Examples,
): ExampleMethods<Examples>["example"] {
  return (name) => {
    checkName(`${api}.example: there is no`, name, Object.keys(examples));
    return fresh(examples[name]);
  };
}

/**
 * Makes the function that returns the body of an error.
 *
 * @param errors the name of the example for each status
 */
export function errorExample<Errors extends object, Body>(
  api: string,
  errors: Errors,
  bodyOf: (name: string) => Body,
): (status: StatusIn<Errors>) => Body {
  return (status) => {
    checkName(`${api}.error: the spec has no example of a`, String(status), Object.keys(errors));
    return fresh(bodyOf((errors as Record<string, string>)[String(status)] ?? ""));
  };
}
