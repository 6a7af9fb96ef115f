/**
 * A copy of the properties that an object has itself. What others added to `Object.prototype` is none of them, and cannot
 * be read from the copy either.
 */
export function own<T extends object>(given: T | null | undefined): T {
  return Object.assign(Object.create(null), given);
}
