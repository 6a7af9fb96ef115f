import { expect, it } from "vitest";
import { judged } from "./test-cases.ts";
import { asSentence, whatOf } from "./wording.ts";

it("a sentence gets a capital and exactly one full stop", () => {
  expect(["it is new", "It is new.", "`a` is new", " so? "].map(asSentence)).toEqual([
    "It is new.",
    "It is new.",
    "`a` is new.",
    "So?",
  ]);
});

it("a change of the types names what changed", () => {
  const types = { judge: "types", where: "index.d.ts#ApiError.outcome", what: "It was removed" } as const;
  expect(whatOf(judged("major", types))).toBe("`ApiError.outcome` was removed.");
  expect(whatOf(judged("major", { ...types, where: "index.d.ts" }))).toBe("It was removed.");
  expect(whatOf(judged("major", { ...types, judge: "spec" }))).toBe("It was removed.");
});
