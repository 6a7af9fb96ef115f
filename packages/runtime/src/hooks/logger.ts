import type { Hooks } from "./hooks.js";

/** Receives log lines; `console` is one. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** The lowest level that is logged; "silent" logs nothing. */
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error", "silent"];

/** Whether a value is a `LogLevel`. */
export function isLogLevel(value: unknown): value is LogLevel {
  return LEVELS.includes(value as LogLevel);
}

/** Whether lines of one level are logged if `lowest` is the lowest level. */
export function logs(line: LogLevel, lowest: LogLevel): boolean {
  return LEVELS.indexOf(line) >= LEVELS.indexOf(lowest);
}

/**
 * Hooks that write one line per event: requests and waits for a token at `debug`, responses at `info`, retries and waits for
 * a rate limit at `warn`, failures at `error`.
 * Lines contain the operation, never URL values, bodies or addresses.
 */
export function loggingHooks(logger: Logger, level: LogLevel): Hooks {
  const at = (line: LogLevel): boolean => logs(line, level);
  const id = (requestId: string | undefined): string => (requestId ? ` [${requestId}]` : "");
  return {
    onRequest: (event) =>
      at("debug") && logger.debug(`${event.operationId} → ${event.method} ${event.path} #${event.attempt}`),
    onResponse: (event) =>
      at("info") &&
      logger.info(`${event.operationId} ← ${event.status} in ${Math.round(event.duration)} ms${id(event.requestId)}`),
    onRetry: (event) =>
      at("warn") &&
      logger.warn(`${event.operationId} again in ${Math.round(event.delay)} ms after ${event.status ?? "no answer"}`),
    onWait: ({ operationId, waitingFor, delay }) =>
      waitingFor === "token"
        ? at("debug") && logger.debug(`${operationId} waits for a token`)
        : at("warn") && logger.warn(`${operationId} waits ${Math.ceil(delay)} ms for the rate limit`),
    onError: (event) =>
      at("error") &&
      logger.error(
        `${event.operationId} failed: ${event.name}, ${event.status ?? "no answer"}, ${event.outcome}${id(event.requestId)}`,
      ),
  };
}
