import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FAKE_CLOCK } from "../clock/fake-clock.js";

/** How a file of random faults runs. */
export interface RandomRuns {
  /** What runs, for the report. */
  readonly name: string;
  /** Unless `FAULT_RUNS` says otherwise. */
  readonly runs: number;
  /** A seed that every run of the tests plays again. */
  readonly fixedSeed: number;
  /** How many scenarios a broken job may need until it is caught, and the seed that finds it. */
  readonly control: { readonly runs: number; readonly seed: number };
}

/** The tests of a file of random faults. */
export interface RandomTests {
  /** Fails unless the property detects a broken job, because a property that cannot fail proves nothing. */
  isCaught<T>(property: fc.IAsyncProperty<T>, words: RegExp): Promise<void>;
  /** One test that the property holds, with the fixed seed and with a random one, which `FAULT_SEED` replaces. */
  holds<T>(promise: string, property: () => fc.IAsyncProperty<T>): void;
}

/** Puts the tests of the file on the fake clock, whose scenarios replace `Math.random`, and gives it back afterwards. */
export function randomRuns({ name, runs, fixedSeed, control }: RandomRuns): RandomTests {
  const numRuns = Number(process.env.FAULT_RUNS ?? runs);
  // Far longer than a run takes.
  const timeout = 1_800_000 + numRuns * 400;
  const randomSeed = Number(process.env.FAULT_SEED ?? Math.trunc(Math.random() * 2 ** 31));
  const realRandom = Math.random;
  beforeAll(() => {
    vi.useFakeTimers(FAKE_CLOCK);
  });
  afterAll(() => {
    vi.useRealTimers();
    Math.random = realRandom;
  });
  return {
    async isCaught(property, words) {
      const { failed, errorInstance, counterexample } = await fc.check(property, {
        numRuns: control.runs,
        seed: control.seed,
        endOnFailure: true,
      });
      expect(failed).toBe(true);
      expect(String((errorInstance as { actual?: unknown }).actual ?? counterexample)).toMatch(words);
    },
    holds(promise, property) {
      describe.each([
        ["the fixed seed", fixedSeed],
        ["a random seed", randomSeed],
      ])("with %s %d", (_name, seed) => {
        it(`${numRuns} ${promise}`, { timeout }, async () => {
          console.log(`${name}: ${numRuns} ${promise}, with seed ${seed} (FAULT_RUNS, FAULT_SEED)`);
          await fc.assert(property(), { numRuns, seed });
        });
      });
    },
  };
}
