import { describe, expect, it } from "vitest";
import { manualClock } from "../test-support/manual-clock.js";
import { inTime } from "./clock.js";

const late = (): Error => new Error("late");
const same = (error: unknown): unknown => error;

describe("a wait for what others give", () => {
  it("ends with their own error if what should be made of it throws", async () => {
    const failure = (): never => {
      throw new Error("cannot tell");
    };
    const asked = Promise.reject(new Error("theirs"));
    await expect(inTime(asked, manualClock(), 1_000, late, undefined, failure)).rejects.toThrow("theirs");
  });

  it("ends if the clock refuses a timer", async () => {
    const broken = {
      ...manualClock(),
      after: () => {
        throw new Error("no timer");
      },
    };
    const never = new Promise(() => {});
    await expect(inTime(never, broken, 1_000, late, undefined, same)).rejects.toThrow("no timer");
  });

  it("leaves no timer behind, however it ends", async () => {
    const clock = manualClock();
    const answers = [
      new Promise((resolve) => setImmediate(resolve)),
      Promise.resolve(),
      Promise.reject(new Error("no")),
    ];
    await Promise.allSettled(answers.map((asked) => inTime(asked, clock, 1_000, late, undefined, same)));
    expect(clock.pending).toBe(0);
  });
});
