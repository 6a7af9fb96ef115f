import { expect, it } from "vitest";
import { type Plan, planOf, type Version } from "./baseline-files.ts";

const proven: Version = { version: "1.1.0", integrity: "sha512-a", there: "sha512-a", released: "1.0.0" };

it.for<[string, Partial<Version>, Plan]>([
  ["a published version becomes the baseline", {}, "write"],
  ["the first published version becomes the baseline", { released: undefined }, "write"],
  ["the version after a prerelease becomes the baseline", { released: "1.1.0-next.0" }, "write"],
  [
    "a version that was held back or failed does not become the baseline",
    { there: undefined },
    { keep: "is not published" },
  ],
  ["the version of the current baseline changes nothing", { released: "1.1.0" }, { keep: "is already the baseline" }],
  [
    "a version below the baseline does not become the baseline",
    { released: "1.2.0" },
    { keep: "the baseline is already 1.2.0" },
  ],
  [
    "a prerelease does not become the baseline",
    { version: "1.1.0-next.0" },
    { keep: "a prerelease is not a baseline" },
  ],
  [
    "a different build than the proven one is refused",
    { there: "sha512-b" },
    { refuse: "the registry has a different build than the proven one" },
  ],
])("%s", ([, more, plan]) => {
  expect(planOf({ ...proven, ...more })).toEqual(plan);
});
