import { expect, test } from "vitest";
import { seedOf, wholeNumber } from "./seed.ts";

test("the seed is the requested one, or comes from the commit", () => {
  const commit = "00000010aabbccddeeff00112233445566778899";
  expect(seedOf(undefined, commit)).toBe(16);
  expect(seedOf("7", commit)).toBe(7);
  expect(seedOf("7", undefined)).toBe(7);
  expect(() => seedOf(undefined, undefined)).toThrow("pass --seed N");
  expect(() => seedOf("a7", commit)).toThrow('--seed takes a whole number, not "a7"');
});

test.for(["", "-1", "1.5", "eight"])("'%s' is refused as a number", (text) => {
  expect(() => wholeNumber("--sample", text)).toThrow("--sample takes a whole number");
});
