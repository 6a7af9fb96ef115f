// An object that `Object.create(null)` makes is a hash table, which would make each call slower.
const Bare = class {};
Object.setPrototypeOf(Bare.prototype, null);

/**
 * A copy of an object's own properties, which does not inherit from `Object.prototype`: properties that someone added there are
 * neither copied nor readable from the copy.
 */
export function own<T extends object>(given: T | null | undefined): T {
  return Object.assign(new Bare() as T, given);
}

/** A property of an object or of its class; undefined for one that every object inherits. */
export function fieldOf<T extends object, K extends keyof T>(of: T, name: K): T[K] | undefined {
  return of[name] === ({} as T)[name] ? undefined : of[name];
}
