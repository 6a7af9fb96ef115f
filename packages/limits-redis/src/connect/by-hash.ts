/** Runs a script by its hash, then by its text if the server does not have it (any more). */
export async function byHash<T>(run: () => Promise<T>, runText: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (String((error as Partial<Error> | null)?.message).startsWith("NOSCRIPT")) return runText();
    throw error;
  }
}
