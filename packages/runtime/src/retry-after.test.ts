import { describe, expect, it } from "vitest";
import { retryAfterOf } from "./retry-after.js";

const NOW = Date.parse("Sun, 22 Nov 2026 12:00:00 GMT");

function advised(value: string, date?: string): number | undefined {
  return retryAfterOf(new Headers({ "retry-after": value, ...(date ? { date } : {}) }), NOW);
}

describe("Retry-After", () => {
  it.each([
    ["3", 3_000],
    ["1.5", 1_500],
    ["0", 0],
    ["-5", 0],
    ["  7 ", 7_000],
    ["99999999999", 99_999_999_999_000],
  ])("in seconds %j is %d ms", (value, ms) => {
    expect(advised(value)).toBe(ms);
  });

  it("in seconds is not a timestamp", () => {
    expect(advised("1795348800")).toBe(1_795_348_800_000);
  });

  it.each([
    ["IMF-fixdate", "Sun, 22 Nov 2026 12:00:30 GMT"],
    ["RFC 850", "Sunday, 22-Nov-26 12:00:30 GMT"],
    ["asctime", "Sun Nov 22 12:00:30 2026"],
  ])("as a date in the form of %s is measured against the clock if the answer has no Date", (_form, value) => {
    expect(advised(value)).toBe(30_000);
  });

  it("as a date is measured against the answer's own Date, whatever our clock says", () => {
    expect(advised("Sun, 22 Nov 2020 08:00:10 GMT", "Sun, 22 Nov 2020 08:00:00 GMT")).toBe(10_000);
  });

  it("as a date in the past is no wait", () => {
    expect(advised("Sun, 22 Nov 2026 11:00:00 GMT")).toBe(0);
  });

  it("in the asctime form with a one-digit day is read", () => {
    expect(
      retryAfterOf(new Headers({ "retry-after": "Sun Nov  1 00:00:05 2026", date: "Sun, 01 Nov 2026 00:00:00 GMT" })),
    ).toBe(5_000);
  });

  it("with a two-digit year more than 50 years ahead means the past century", () => {
    expect(advised("Friday, 22-Nov-96 12:00:30 GMT")).toBe(0);
  });

  it.each([
    "",
    "soon",
    "3 apples",
    "NaN",
    "Infinity",
    "1e3",
    "0x10",
    "2026-11-22T12:00:30Z",
    "Sun, 99 Nov 2026 12:00:30 GMT",
  ])("as %j advises nothing", (value) => {
    expect(advised(value)).toBeUndefined();
  });
});
