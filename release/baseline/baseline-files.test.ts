import { expect, it } from "vitest";
import { type Plan, planOf, type Version } from "./baseline-files.ts";

const proven: Version = { version: "1.1.0", integrity: "sha512-a", there: "sha512-a", released: "1.0.0" };

it.for<[string, Partial<Version>, Plan]>([
  ["a published version becomes the baseline", {}, "write"],
  ["the first one too", { released: undefined }, "write"],
  ["so does the version after a prerelease", { released: "1.1.0-next.0" }, "write"],
  ["a version that was held back or failed does not", { there: undefined }, { keep: "is not published" }],
  ["the version of the current baseline changes nothing", { released: "1.1.0" }, { keep: "is the baseline already" }],
  ["a version below the baseline does not", { released: "1.2.0" }, { keep: "the baseline is 1.2.0 already" }],
  ["a prerelease does not", { version: "1.1.0-next.0" }, { keep: "a prerelease is not a baseline" }],
  [
    "a different build than the proven one is refused",
    { there: "sha512-b" },
    { refuse: "the registry has a different build than the proven one" },
  ],
])("%s", ([, more, plan]) => {
  expect(planOf({ ...proven, ...more })).toEqual(plan);
});
