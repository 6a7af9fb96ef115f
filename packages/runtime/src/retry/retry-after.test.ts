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

  it("as a date is compared with the answer's own Date, not with our clock", () => {
    expect(advised("Sun, 22 Nov 2020 08:00:10 GMT", "Sun, 22 Nov 2020 08:00:00 GMT")).toBe(10_000);
  });

  it("as a date in the past means no wait", () => {
    expect(advised("Sun, 22 Nov 2026 11:00:00 GMT")).toBe(0);
  });

  it("in the asctime form with a one-digit day is read", () => {
    expect(
      retryAfterOf(new Headers({ "retry-after": "Sun Nov  1 00:00:05 2026", date: "Sun, 01 Nov 2026 00:00:00 GMT" })),
    ).toBe(5_000);
  });

  it("with a two-digit year more than 50 years ahead means the last century", () => {
    expect(advised("Friday, 22-Nov-96 12:00:30 GMT")).toBe(0);
  });

  it.each([
    ["30s", 30_000],
    ["30 s", 30_000],
    ["30 sec", 30_000],
    ["1.5 Seconds", 1_500],
    ["1 second", 1_000],
    ["Sun, 22 Nov 2026 12:00:30 +0000", 30_000],
    ["Sun, 22 Nov 2026 12:00:30 UTC", 30_000],
    ["Sunday, 22-Nov-26 12:00:30 UTC", 30_000],
    ["2026-11-22T12:00:30Z", 30_000],
    ["2026-11-22T12:00:30.000+00:00", 30_000],
    ["2026-11-22T14:00:30+02:00", 30_000],
  ])("in another form that is clear, %j, is %d ms", (value, ms) => {
    expect(advised(value)).toBe(ms);
  });

  it.each([
    ["30, 30", 30_000],
    ["30, 60", 60_000],
    ["60,30", 60_000],
    ["30, Sun, 22 Nov 2026 12:01:00 GMT", 60_000],
    ["Sun, 22 Nov 2026 12:00:30 GMT, Sun, 22 Nov 2026 12:01:00 GMT", 60_000],
    ["Sun, 22 Nov 2026 12:00:30 GMT, Sunday, 22-Nov-26 12:01:00 GMT", 60_000],
    ["30, soon", 30_000],
  ])("twice, as %j, is the later one: %d ms", (value, ms) => {
    expect(advised(value)).toBe(ms);
  });

  it("with two values means the longer wait", () => {
    const headers = new Headers([
      ["retry-after", "5"],
      ["retry-after", "7"],
    ]);
    expect(retryAfterOf(headers, NOW)).toBe(7_000);
  });

  it.each(["", "  "])("as %j is ignored", (value) => {
    expect(advised(value)).toBeUndefined();
  });

  it.each([
    "soon",
    "3 apples",
    "NaN",
    "Infinity",
    "1e3",
    "0x10",
    "30 minutes",
    "0, soon",
    "2026-11-22T12:00:30",
    "2026-11-22",
    "Sun, 99 Nov 2026 12:00:30 GMT",
    "Sun, 22 Nov 2026 12:00:30 CEST",
    "Sun, 22 Nov 2026 14:00:30 +0200",
    ",",
  ])("as %j is unclear, which is not the same as missing", (value) => {
    expect(advised(value)).toBeNaN();
  });
});
