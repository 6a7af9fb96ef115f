/**
 * A copy of the properties that an object has itself. What others added to `Object.prototype` is none of them, and cannot
 * be read from the copy either.
 */
export function own<T extends object>(given: T | null | undefined): T {
  return Object.assign(Object.create(null), given);
}

/** A property of an object, its class's included, unless it is one that all objects have. */
export function fieldOf<T extends object, K extends keyof T>(of: T, name: K): T[K] | undefined {
  return of[name] === ({} as T)[name] ? undefined : of[name];
}
