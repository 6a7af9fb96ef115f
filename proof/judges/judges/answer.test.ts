import type { Bump } from "@invitation-clients/openapi-semver";
import { expect, test } from "vitest";
import { failedWith, gradeOf, NO_BREAK, NO_CHANGE } from "./answer.ts";

test.for<[bumps: readonly Bump[], allowed: readonly Bump[], grade: string]>([
  [["major"], ["major"], "right"],
  [["minor"], ["major"], "too low"],
  [["minor"], ["patch"], "too high"],
  [["minor"], ["minor", "major"], "right"],
  [["none"], ["minor", "major"], "too low"],
  [["major"], ["patch", "minor"], "too high"],
  [NO_BREAK, ["minor"], "right"],
  [NO_BREAK, ["major"], "too low"],
  [NO_CHANGE, ["minor"], "too low"],
  // Neither lower nor higher than both.
  [["minor"], ["patch", "major"], "too high"],
])("an answer of %j to a label of %j is %s", ([bumps, allowed, grade]) => {
  expect(gradeOf({ text: "", bumps }, allowed)).toBe(grade);
});

test("a judge that did not decide is neither right nor wrong", () => {
  expect(gradeOf({ text: "", because: "unclear" }, ["patch"])).toBe("unclear");
  expect(gradeOf(failedWith(new Error("first line\nsecond line")), ["patch"])).toBe("error");
  expect(failedWith(new Error("first line\nsecond line")).text).toBe("error: first line");
});
