/**
 * A request body whose optional fields may also be `undefined`, which JSON leaves out. Without it, callers with
 * `exactOptionalPropertyTypes` could not pass an optional value on.
 */
export type Lenient<Body> = {
  [K in keyof Body]: Record<never, never> extends Pick<Body, K> ? Body[K] | undefined : Body[K];
};
