import { checkInteger, checkKeys } from "../errors/option-checks.js";
import { systemClock } from "../platform/clock.js";
import { createLimiter } from "./limiter.js";
import type { SharedLimits } from "./shared-limits.js";

interface LimitsOptions {
  /** How many attempts of all these clients may be in flight at once. @default 16 */
  readonly maxConcurrency?: number | undefined;
}

/**
 * Makes limits that several clients of one process share, in memory: the bound of attempts in flight, and the pause after a
 * 429. Pass the same object as `limits` to each client.
 *
 * @throws ConfigError that names the wrong option
 * @example
 * const limits = createLimits({ maxConcurrency: 8 });
 */
export function createLimits(options: LimitsOptions = {}): SharedLimits {
  checkKeys("createLimits", options ?? null, ["maxConcurrency"]);
  return createLimiter(checkInteger("maxConcurrency", options.maxConcurrency, 1) ?? 16, systemClock);
}
