/**
 * The result of `look`, or `otherwise` if it throws. A foreign object (an error of a caller's own provider or `fetch`) may
 * throw when it is read, and the call must still end.
 */
export function guarded<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
