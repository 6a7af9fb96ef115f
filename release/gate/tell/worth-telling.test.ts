import { expect, it } from "vitest";
import { judged } from "../test-cases.ts";
import { worthTelling } from "./worth-telling.ts";

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
