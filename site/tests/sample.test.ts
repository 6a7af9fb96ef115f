import { expect, test } from "vitest";
import { sample } from "./sample.ts";

const items = Array.from({ length: 50 }, (_, index) => index);

test("a sample has at least half as many items as asked for, and never more", () => {
  for (const count of [1, 7, 24, 25, 49, 50, 60]) {
    for (const seed of [0, 1, 0xffffffff]) {
      const picked = sample(items, count, seed).length;
      expect(picked).toBeLessThanOrEqual(count);
      expect(picked).toBeGreaterThanOrEqual(Math.floor(Math.min(count, items.length) / 2));
    }
  }
});

test("the seeds together pick every item", () => {
  const picked = new Set(items.flatMap((seed) => sample(items, 7, seed)));
  expect(picked.size).toBe(items.length);
});

test("without items, nothing is picked", () => {
  expect(sample([], 7, 1)).toEqual([]);
});
