import type { Logger } from "@invitation-clients/runtime";

/** The log lines of the limits. */
export interface Lines {
  write(level: "info" | "warn", line: string): void;
  /** Counts if the caller gave no logger for the limits. */
  useLogger(logger: Logger): void;
}

/** A logger that throws, or returns a promise that rejects, breaks no call. */
export function createLines(prefix: string, given: Logger | undefined): Lines {
  let logger = given;
  return {
    write(level, line) {
      const written = async (): Promise<void> => logger?.[level](`limits "${prefix}": ${line}`);
      written().catch(() => {});
    },
    useLogger(another) {
      logger = given ?? another;
    },
  };
}
