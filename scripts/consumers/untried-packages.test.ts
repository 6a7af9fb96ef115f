import { expect, test } from "vitest";
import { packagesSource, untriedPackages, withPackages } from "./untried-packages.ts";

const RUNTIME = { "@invitation-clients/runtime": "file:../tarballs/runtime.tgz" };

test("a project that installs some of our packages leaves out those that it does not name", () => {
  expect(untriedPackages({ dependencies: { ...RUNTIME, bun: "1.0.0" } }, ["runtime", "new-thing"])).toEqual([
    "new-thing",
  ]);
});

test.for([{}, { dependencies: { publint: "1.0.0" } }])(
  "a project that installs none of them needs none: %o",
  (manifest) => {
    expect(untriedPackages(manifest, ["runtime"])).toEqual([]);
  },
);

test("their tarballs are added to what the project installs", () => {
  const manifest = { name: "bun", dependencies: { ...RUNTIME, bun: "1.0.0" } };
  expect(withPackages(manifest, ["new-thing"])).toEqual({
    name: "bun",
    dependencies: { ...RUNTIME, bun: "1.0.0", "@invitation-clients/new-thing": "file:../tarballs/new-thing.tgz" },
  });
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
