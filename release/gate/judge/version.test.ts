import { expect, it } from "vitest";
import { bumpAbove, isPrerelease, stepBetween } from "./version.ts";

it.for([
  ["1.0.0", "1.0.0", "none"],
  ["1.0.0", "1.0.1", "patch"],
  ["1.0.9", "1.1.0", "minor"],
  ["1.9.9", "2.0.0", "major"],
  ["1.0.0", "1.1.0-next.0", "minor"],
  ["1.0.0", "1.0.1-next.3", "patch"],
  ["1.0.0", "2.0.0-next.0", "major"],
  ["1.1.0-next.0", "1.1.0-next.1", "patch"],
  ["1.1.0-next.0", "1.1.0", "patch"],
  ["1.1.0-next.0", "1.2.0", "minor"],
] as const)("from %s to %s it is %s", ([from, to, step]) => {
  expect(stepBetween(from, to)).toBe(step);
});

it.for([
  ["1.1.0", "1.0.9"],
  ["2.0.0", "1.9.9"],
  ["1.1.0", "1.1.0-next.0"],
] as const)("from %s to %s is an error", ([from, to]) => {
  expect(() => stepBetween(from, to)).toThrow(`version ${to} is below ${from}, which was released`);
});

it("text that is not a version is an error", () => {
  expect(() => stepBetween("1.0", "1.0.0")).toThrow('"1.0" is not a version');
});

it("1.1.0-next.0 is a prerelease, and 1.1.0 is not", () => {
  expect([isPrerelease("1.1.0-next.0"), isPrerelease("1.1.0")]).toEqual([true, false]);
});

it("below 1.0.0 a breaking change needs a minor step; from there on, a major one", () => {
  expect(bumpAbove("0.3.1", "major")).toBe("minor");
  expect(bumpAbove("0.3.1", "patch")).toBe("patch");
  expect(bumpAbove("1.0.0", "major")).toBe("major");
});
