/**
 * What `look` gives, or `otherwise` if it throws. What others made (an error of a caller's own provider or `fetch`) may throw
 * when it is looked at, and a call must end all the same.
 */
export function guarded<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
