import { describe, expect, it } from "vitest";
import { progressLine, progressWords, type ShownProgress } from "./progress-line.js";

const at = new Date(2027, 0, 2, 14, 3, 20).getTime();
const shown = (more: Partial<ShownProgress> = {}): ShownProgress => ({
  total: 500,
  done: 120,
  perMinute: 95,
  waitingFor: undefined,
  waitingUntil: undefined,
  lost: 0,
  ...more,
});

describe("the line on a terminal", () => {
  it("has the numbers first, and the rest as far as there is room", () => {
    expect(progressLine(shown(), 40)).toBe("120/500 24%  95/min  4 min left");
    expect(progressLine(shown(), 100)).toBe("120/500 24%  95/min  4 min left  [#######-----------------------]");
    expect(progressLine(shown(), 10)).toBe("120/500 24%");
  });

  it("says what is waited for and until when, rather than the rate", () => {
    const waits = shown({ waitingFor: "look", waitingUntil: at });
    expect(progressLine(waits, 40)).toBe("120/500 24%  looks by 14:03:20  95/min");
    expect(progressLine(shown({ waitingFor: "rate-limit", waitingUntil: at }), 40)).toContain("pause until 14:03:20");
  });

  it("fits every width, whatever the numbers are", () => {
    for (const columns of [20, 40, 60, 80, 100, 200]) {
      const line = progressLine(shown({ total: 9999, done: 9000, waitingFor: "answer", waitingUntil: at }), columns);
      expect(line.length).toBeLessThan(columns);
      expect(line).toMatch(/^9000\/9999 90%/);
    }
  });

  it("gives no time as long as the rate is unknown, nor during a long wait", () => {
    expect(progressLine(shown({ perMinute: undefined }), 39)).not.toContain("left");
    expect(progressLine(shown({ waitingFor: "look", waitingUntil: at }), 100)).not.toContain("left");
    expect(progressLine(shown({ total: 0, done: 0, perMinute: undefined }), 40)).toContain("0/0 100%");
  });
});

it("the words for a log", () => {
  expect(progressWords(shown())).toBe("120 of 500 done, 95/min, 4 min left.");
  expect(progressWords(shown({ perMinute: undefined, waitingFor: "look", waitingUntil: at, lost: 50 }))).toBe(
    "120 of 500 done, looks at the account's invitations, until 14:03:20 at the latest (50 people are without an answer).",
  );
  expect(progressWords(shown({ done: 1, perMinute: 1 }))).toContain("8 h left");
  expect(progressWords(shown({ done: 499, perMinute: 100 }))).toContain("under 1 min left");
});
