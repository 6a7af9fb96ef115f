import { expect, test } from "vitest";
import { otherSpecs, SPECS } from "./specs.ts";

test("a spec without a listed suite is named after its API, plus its version if there are several", async () => {
  expect(await otherSpecs([])).toEqual(["aveva-identity-v1", "aveva-identity-v1-preview", "kantata-ox"]);
  const others = await otherSpecs(SPECS.filter(({ name }) => name !== "kantata-ox"));
  expect(others).toEqual(["kantata-ox"]);
});
