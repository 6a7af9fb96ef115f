import { expect, it } from "vitest";
import { asPublished, inOrder } from "./published-packages.ts";

it("puts a package after everything that it needs, in any order of the list", () => {
  const packages = [
    { name: "app", needs: ["client", "runtime"] },
    { name: "client", needs: ["runtime"] },
    { name: "other", needs: [] },
    { name: "runtime", needs: [] },
  ];
  expect(inOrder(packages).map(({ name }) => name)).toEqual(["other", "runtime", "client", "app"]);
});

it("refuses packages that need each other", () => {
  const packages = [
    { name: "a", needs: ["b"] },
    { name: "b", needs: ["a"] },
  ];
  expect(() => inOrder(packages)).toThrow("these packages need each other: a, b");
});

it("a tarball's package.json leads to what is built, and its settings for the registry are no fields", () => {
  const publishConfig = { access: "public", exports: { ".": "./dist/index.js" } };
  const manifest = { name: "a", exports: { ".": "./src/index.ts" }, publishConfig };
  expect(asPublished(manifest)).toEqual({ name: "a", exports: { ".": "./dist/index.js" }, publishConfig });
  expect(asPublished({ name: "b", exports: "./b.js" })).toEqual({ name: "b", exports: "./b.js" });
});
