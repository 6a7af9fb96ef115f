import { expect, test } from "vitest";
import { seedOf } from "../../scripts/lib/process/seed.ts";
import { sample } from "./sample.ts";

const LETTERS = [..."abcdefghij"];

test("sample picks the same items for the same seed, others for another seed, and none twice", () => {
  const first = sample(LETTERS, 5, 1);
  expect(sample(LETTERS, 5, 1)).toEqual(first);
  expect(new Set(first).size).toBe(5);
  expect(sample(LETTERS, 5, 2)).not.toEqual(first);
  expect(sample(LETTERS, 99, 1).sort()).toEqual(LETTERS);
});

test("two commits try other mutations", () => {
  const picked = ["1234abcd", "1234abce"].map((commit) => sample(LETTERS, 3, seedOf(undefined, commit)));
  expect(picked[0]).not.toEqual(picked[1]);
});
