/**
 * A request body whose optional fields may also be given as `undefined`, which JSON leaves out: callers with
 * `exactOptionalPropertyTypes` could not pass on an optional value otherwise.
 */
export type Lenient<Body> = {
  [K in keyof Body]: Record<never, never> extends Pick<Body, K> ? Body[K] | undefined : Body[K];
};
