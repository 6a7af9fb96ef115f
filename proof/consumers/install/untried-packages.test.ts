import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { importable, packagesSource, smokeTexts, untriedPackages } from "./untried-packages.ts";

test("packages that no smoke test imports are untried", () => {
  const smokeTests = 'import { createKantataClient } from "@invitation-clients/kantata-ox";';
  expect(untriedPackages(smokeTests, ["kantata-ox", "kantata", "new-thing"])).toEqual(["kantata", "new-thing"]);
});

test("the smoke tests import the fakes and the clients themselves", async () => {
  const texts = await smokeTexts(join(root, "proof/consumers/projects/smoke"));
  expect(untriedPackages(texts, ["kantata-ox", "aveva-identity", "testing"])).toEqual([]);
});

test("the module imports each of them by its name", () => {
  expect(packagesSource(["new-thing", "other"])).toBe(`import * as package0 from "@invitation-clients/new-thing";
import * as package1 from "@invitation-clients/other";

export const packages = {
  "new-thing": package0,
  "other": package1,
};
`);
});

test("commands, with or without a module, and packages for Node only are not installed in every project", async () => {
  expect(await importable(["cli", "kantata-ox", "limits-redis", "openapi-semver"])).toEqual(["kantata-ox"]);
});
