/**
 * The result of `read`, or `otherwise` if it throws. A foreign object (an error of a caller's own provider or `fetch`) may
 * throw when it is read, and the call must still end.
 */
export function guarded<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
