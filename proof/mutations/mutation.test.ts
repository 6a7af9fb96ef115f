import { expect, test } from "vitest";
import { seedOf } from "../../scripts/lib/process/seed.ts";
import { nameOf, sample, spread } from "./mutation.ts";

const LETTERS = [..."abcdefghij"];

test("spread takes evenly from the whole list, and all of a short one", () => {
  expect(spread(LETTERS, 3)).toEqual(["a", "d", "g"]);
  expect(spread(LETTERS, 20)).toEqual(LETTERS);
});

test("sample repeats itself with its seed, takes nothing twice, and another seed takes others", () => {
  const first = sample(LETTERS, 5, 1);
  expect(sample(LETTERS, 5, 1)).toEqual(first);
  expect(new Set(first).size).toBe(5);
  expect(sample(LETTERS, 5, 2)).not.toEqual(first);
  expect(sample(LETTERS, 99, 1).sort()).toEqual(LETTERS);
});

test("nameOf tells spec, side, sort and place", () => {
  const one = { kind: "spec", spec: "s", family: "path dropped", at: "/a", change: () => {} } as const;
  expect(nameOf(one)).toBe("s spec: path dropped: /a");
});

test("two commits try other mutations", () => {
  const picked = ["1234abcd", "1234abce"].map((commit) => sample(LETTERS, 3, seedOf(undefined, commit)));
  expect(picked[0]).not.toEqual(picked[1]);
});
