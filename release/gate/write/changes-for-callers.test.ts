import { expect, it } from "vitest";
import { judged } from "../test-cases.ts";
import { changesForCallers } from "./changes-for-callers.ts";

it("removals of different names are different changes", () => {
  const gone = (where: string) => judged("major", { judge: "types", operationId: null, where, what: "It was removed" });
  expect(changesForCallers([gone("a.d.ts#A"), gone("a.d.ts#B"), gone("b.d.ts#A")])).toHaveLength(2);
});

it("a change of the types that the spec change already describes is left out, unless the types ask for a larger bump", () => {
  const spec = judged("minor");
  const types = (bump: "minor" | "major", operationId: string | null) =>
    judged(bump, { judge: "types", operationId, where: `a.d.ts#${bump}` });
  const more = [types("major", "getThing"), types("minor", "other"), types("minor", null)];
  expect(changesForCallers([spec, types("minor", "getThing"), ...more])).toEqual([spec, ...more]);
});
