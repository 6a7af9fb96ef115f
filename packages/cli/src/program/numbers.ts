import { InvalidArgumentError } from "commander";

/** Reads an option that is a whole number within bounds. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    const to = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
    throw new InvalidArgumentError(`It must be a whole number, ${to}.`);
  };
}

/** Reads an option that is a number of seconds, as milliseconds. */
export function secondsAsMs(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= 86_400) return Math.round(value * 1000);
  throw new InvalidArgumentError("It must be a number of seconds, from 0 to 86400.");
}

/** Collects the values of an option that may be repeated. */
export function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
