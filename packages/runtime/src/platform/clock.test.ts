import { describe, expect, it } from "vitest";
import { manualClock } from "../test-support/manual-clock.js";
import { inTime } from "./clock.js";

const late = (): Error => new Error("late");

describe("a bounded wait for a promise", () => {
  it("rejects if the clock refuses a timer", async () => {
    const broken = {
      ...manualClock(),
      after: () => {
        throw new Error("no timer");
      },
    };
    const never = new Promise(() => {});
    await expect(inTime(never, broken, 1_000, late, undefined)).rejects.toThrow("no timer");
  });

  it("leaves no timer behind, however it ends", async () => {
    const clock = manualClock();
    const answers = [
      new Promise((resolve) => setImmediate(resolve)),
      Promise.resolve(),
      Promise.reject(new Error("no")),
    ];
    await Promise.allSettled(answers.map((asked) => inTime(asked, clock, 1_000, late, undefined)));
    expect(clock.pending).toBe(0);
  });
});
