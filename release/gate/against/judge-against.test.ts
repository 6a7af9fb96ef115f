import { expect, it } from "vitest";
import { remarksOf } from "./judge-against.ts";

it("names the packages that are gone since the commit, and the corrections that do not count", () => {
  expect(remarksOf("main", ["@x/api", "@x/old"], [{ name: "@x/api" }], ["specs/api/corrections.yaml"])).toEqual([
    "gone  @x/old: published in main, and no longer here, so its callers get no next version.",
    "specs/api/corrections.yaml does not count here: a correction is for the changes since a release.",
  ]);
  expect(remarksOf("main", ["@x/api"], [{ name: "@x/api" }, { name: "@x/new" }], [])).toEqual([]);
});
