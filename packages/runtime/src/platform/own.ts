/**
 * A copy of an object's own properties, without a prototype: properties that someone added to `Object.prototype` are neither
 * copied nor readable from the copy.
 */
export function own<T extends object>(given: T | null | undefined): T {
  return Object.assign(Object.create(null), given);
}

/** A property of an object or of its class; undefined for one that every object inherits. */
export function fieldOf<T extends object, K extends keyof T>(of: T, name: K): T[K] | undefined {
  return of[name] === ({} as T)[name] ? undefined : of[name];
}
