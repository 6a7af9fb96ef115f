import { type Meaning, shown } from "./meaning.js";

/** An amount of money with at most two decimals, as cents. Thousands may not be grouped: "1.234" has two meanings. */
export function readRate(text: string): Meaning {
  const [, whole, decimals = ""] = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) {
    const grouped = /^\d{1,3}([.,'’ \u00a0\u202f]\d{3})+([.,]\d+)?$/.test(text);
    const why = grouped ? "can be read in more than one way" : "is not an amount";
    return { problem: `${shown(text)} ${why}. Write it without currency and thousands separators, such as 1234.56` };
  }
  // Put together as text, because 1.15 * 100 is not 115.
  const cents = Number(whole + decimals.padEnd(2, "0"));
  return Number.isSafeInteger(cents) ? { value: cents } : { problem: `${shown(text)} is too large` };
}
