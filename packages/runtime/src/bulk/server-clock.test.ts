import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../platform/clock.js";
import { ServerClock } from "./server-clock.js";

const START = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const answer = (date?: string): Headers => new Headers(date === undefined ? {} : { date });
const dateOf = (time: number): Headers => answer(new Date(time).toUTCString());

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A clock that has seen these headers, which arrived this many milliseconds after their request. */
function clockAfter(headers: Headers, took = 0): ServerClock {
  const clock = new ServerClock(systemClock);
  clock.see(headers, systemClock.now() - took);
  return clock;
}

describe("the server's time", () => {
  it.each([
    ["IMF-fixdate", "Sun, 22 Nov 2026 13:00:00 GMT"],
    ["RFC 850", "Sunday, 22-Nov-26 13:00:00 GMT"],
    ["asctime", "Sun Nov 22 13:00:00 2026"],
  ])("is read from a Date in the form of %s", (_form, date) => {
    expect(clockAfter(answer(date)).at(systemClock.now())?.least).toBe(START + HOUR);
  });

  it.each([undefined, "", "3 apples", "2026", "Sun, 99 Nov 2026 13:00:00 GMT"])(
    "is unknown with the Date %j",
    (date) => {
      const clock = clockAfter(answer(date));
      expect([clock.at(0), clock.ahead()]).toEqual([undefined, null]);
    },
  );

  it("is at least its Date, and at most so much later as the answer took, and the second that Date leaves out", () => {
    const clock = clockAfter(dateOf(START), 300);
    expect(clock.at(systemClock.now())).toEqual({ least: START, most: START + 1_300 });
  });

  it("goes on with the client's clock, whatever happens to the clock on the wall", () => {
    const clock = clockAfter(dateOf(START));
    vi.advanceTimersByTime(5_000);
    vi.setSystemTime(START + 7 * HOUR);
    expect(clock.at(systemClock.now())?.least).toBe(START + 5_000);
    expect(clock.ahead()).toBe(6_000 - 7 * HOUR);
  });

  it("is that of the last answer that tells it", () => {
    const clock = clockAfter(dateOf(START + HOUR));
    clock.see(dateOf(START), systemClock.now());
    clock.see(answer(), systemClock.now());
    expect(clock.at(systemClock.now())?.least).toBe(START);
  });
});

describe("the local time of what an earlier process sent", () => {
  it.each([-HOUR, HOUR])("is right if the clock of that process was %d ms ahead", (wrong) => {
    // It sent a minute ago, and saw the server's clock right.
    const sentAt = START - 60_000 + wrong;
    const local = clockAfter(dateOf(START)).localTime(sentAt, -wrong);
    expect(local).toBe(wrong > 0 ? START : START - 60_000);
  });

  it.each([-HOUR, HOUR])("is not too early if this process's clock is %d ms ahead", (wrong) => {
    const local = clockAfter(dateOf(START - wrong)).localTime(START - wrong - 60_000, 0);
    expect(local).toBe(wrong > 0 ? START - 60_000 : START);
  });

  it("is never later than now, and now if only the earlier process knew the server's clock", () => {
    expect(clockAfter(dateOf(START)).localTime(START + HOUR, 0)).toBe(START);
    expect(new ServerClock(systemClock).localTime(START - HOUR, 0)).toBe(START);
  });

  it("is taken as it is if the earlier process did not know the server's clock", () => {
    expect(clockAfter(dateOf(START)).localTime(START - HOUR, null)).toBe(START - HOUR);
  });
});
