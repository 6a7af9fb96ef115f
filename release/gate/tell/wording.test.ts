import { expect, it } from "vitest";
import { judged } from "../test-cases.ts";
import { asSentence, whatOf, worthTelling } from "./wording.ts";

it("a sentence has a capital and a full stop, and only one", () => {
  expect(["it is new", "It is new.", "`a` is new", " so? "].map(asSentence)).toEqual([
    "It is new.",
    "It is new.",
    "`a` is new.",
    "So?",
  ]);
});

it("a change of types tells of which name", () => {
  const types = { judge: "types", where: "index.d.ts#ApiError.outcome", what: "It is gone" } as const;
  expect(whatOf(judged("major", types))).toBe("`ApiError.outcome` is gone.");
  expect(whatOf(judged("major", { ...types, where: "index.d.ts" }))).toBe("It is gone.");
  expect(whatOf(judged("major", { ...types, judge: "spec" }))).toBe("It is gone.");
});

it("different names that are gone are different changes", () => {
  const gone = (where: string) => judged("major", { judge: "types", operationId: null, where, what: "It is gone" });
  expect(worthTelling([gone("a.d.ts#A"), gone("a.d.ts#B"), gone("b.d.ts#A")])).toHaveLength(2);
});

it("what the spec tells of an operation the types need not tell again, unless it weighs more there", () => {
  const spec = judged("minor");
  const types = (bump: "minor" | "major", operationId: string | null) =>
    judged(bump, { judge: "types", operationId, where: `a.d.ts#${bump}` });
  const more = [types("major", "getThing"), types("minor", "other"), types("minor", null)];
  expect(worthTelling([spec, types("minor", "getThing"), ...more])).toEqual([spec, ...more]);
});
