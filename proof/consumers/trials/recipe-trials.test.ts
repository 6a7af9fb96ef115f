import { expect, it } from "vitest";
import { verdictOf } from "./recipe-trials.ts";

const recipe = { passed: /^Tests: +(\d+) passed/m, tests: 3 };
const verdict = (text: string, code = 0, timedOut = false) => verdictOf({ code, text, timedOut }, recipe);

it("all tests of a recipe must pass", () => {
  expect(verdict("Tests:  3 passed, 3 total")).toEqual({ tried: "3 tests", failure: undefined });
  expect(verdict("Tests:  2 passed, 2 total").failure).toMatch("2 of 3 tests passed");
  expect(verdict("").failure).toMatch("0 of 3 tests passed");
});

it("and its runner must end, with 0", () => {
  expect(verdict("Tests:  3 passed, 3 total", 1).failure).toMatch("ended with 1");
  expect(verdict("Tests:  3 passed, 3 total", 1, true).failure).toMatch("did not end within 120 s");
});
