// Types that the rewritten declarations of both sides refer to. Both sides share them, so that they compare as equal.

/** Replaces a type parameter without a constraint: equal only to itself. */
export const opaque = (key: string): string => `__Opaque<"${key}">`;

/** Replaces a type parameter with a constraint: equal to the constraint, but the text still shows where the parameter was. */
export const erased = (key: string, constraint: string): string => `__Erased<"${key}", ${constraint}>`;

/** Name of the probe: the instance of a generic type that is compared instead of it. */
export const probeName = (name: string): string => `__probe_${name}`;

/** The replacement of a type parameter without a constraint. */
export const unconstrained = (name: string, key: string): string =>
  // An opaque object has no methods to call; a sample table with an operation shows the shape of a raw API.
  /^paths$/i.test(name) ? "__SamplePaths" : opaque(key);

/** The type parameters with a constraint that a text mentions. */
export const mentioned = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/__Erased<"([^"]+)"/g)].map(([, key = ""]) => key));

export const AMBIENT = `
interface __Opaque<Key> { readonly __opaque: Key }
type __Erased<Key, Type> = Type;
interface __SampleOperation {
  parameters: { query?: { search?: string }; header?: never; path: { id: string }; cookie?: never };
  requestBody: { content: { "application/json": { sent: string } } };
  responses: {
    200: { headers: { [name: string]: unknown }; content: { "application/json": { received: string } } };
    400: { headers: { [name: string]: unknown }; content: { "application/json": { problem: string } } };
  };
}
interface __SamplePaths {
  "/sample/{id}": {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    get: __SampleOperation; put: __SampleOperation; post: __SampleOperation; delete: __SampleOperation;
    options: __SampleOperation; head: __SampleOperation; patch: __SampleOperation; trace: __SampleOperation;
  };
}
`;
