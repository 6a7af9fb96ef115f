import { ConfigError } from "../errors/errors.js";
import { checkKeys } from "../errors/option-checks.js";
import { own } from "../platform/own.js";
import { plainData } from "../request/plain-data.js";
import type { SentBefore } from "./bulk-types.js";

/** A checked entry of `resume`. */
export interface Resumed {
  readonly positions: readonly number[];
  /** Milliseconds as `Date.now()` has them. Never later than now, because clocks differ. */
  readonly sentAt: number;
  readonly watermark: unknown;
}

/**
 * Checks the option `resume`, and copies it.
 *
 * @param total the number of inputs
 * @throws ConfigError that names the entry and its field
 */
export function readResume(resume: readonly SentBefore[] | undefined, total: number): Resumed[] {
  if (resume === undefined) return [];
  if (!Array.isArray(resume)) throw new ConfigError("resume must be a list of { positions, sentAt, watermark }");
  const now = Date.now();
  return Array.from(resume, (given: unknown, index): Resumed => {
    const where = `resume[${index}]`;
    checkKeys(where, given ?? null, ["positions", "sentAt", "watermark"]);
    const { positions, sentAt, watermark } = own(given as SentBefore);
    if (!Array.isArray(positions) || positions.some((one) => !Number.isInteger(one) || one < 0 || one >= total)) {
      throw new ConfigError(`${where}.positions must be a list of positions of inputs, from 0 to ${total - 1}`);
    }
    const at = Number(typeof sentAt === "string" ? Date.parse(sentAt) : sentAt);
    if (sentAt === null || !Number.isFinite(at)) {
      throw new ConfigError(`${where}.sentAt must be a date, or milliseconds as Date.now() has them`);
    }
    return {
      positions: [...positions],
      sentAt: Math.min(at, now),
      watermark: plainData(watermark, `${where}.watermark`),
    };
  });
}
