/** Work of a size that callers choose. */
export interface Job {
  readonly name: string;
  /** Does what is not counted, and returns what is. */
  readonly prepare: (size: number) => Promise<() => Promise<unknown>> | (() => Promise<unknown>);
}

/** Makes a job without preparation. */
export function job(name: string, run: (size: number) => Promise<unknown>): Job {
  return { name, prepare: (size) => () => run(size) };
}

export function listOf<T>(size: number, make: (index: number) => T): T[] {
  return Array.from({ length: size }, (_, index) => make(index));
}
