/** What the exit codes mean. Scripts rely on them. */
export const EXIT = {
  /** Everything is done. */
  done: 0,
  /** Some rows were rejected, are invalid or unknown; or the server refused a single call. */
  some: 1,
  /** An option, a setting or a file is wrong. A setting may name a server that is not the service. */
  usage: 2,
  /** The server refused the token, or the token may not do this. */
  refused: 3,
  /** Stopped before the end; the same command goes on. */
  stopped: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
