// Types that the rewritten declarations of both sides refer to. Both see the same ones, so that they compare as equal.

/** Stands for a type parameter without a constraint: like nothing but itself. */
export const opaque = (key: string): string => `__Opaque<"${key}">`;

/** Stands for a type parameter with a constraint: is the constraint, but shows in the text where the parameter stood. */
export const erased = (key: string, constraint: string): string => `__Erased<"${key}", ${constraint}>`;

/** Name of the instance of a generic type that is compared in its place. */
export const probeName = (name: string): string => `__probe_${name}`;

/** What a type parameter without a constraint is replaced by. */
export const unconstrained = (name: string, key: string): string =>
  // Of an opaque object nothing could be called; one with an operation shows what a raw API is like.
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
