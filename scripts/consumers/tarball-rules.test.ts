import { expect, test } from "vitest";
import { tarballProblems } from "./tarball-rules.ts";

const GOOD: [name: string, text: string][] = [
  ["package.json", '{ "exports": { ".": { "types": "./dist/index.d.ts", "default": "./dist/index.js" } } }'],
  ["README.md", "# it"],
  ["LICENSE", "MIT"],
  ["dist/index.js", "export {};"],
  ["dist/index.d.ts", "export {};"],
  ["src/generated/v1/openapi.json", "{}"],
];
const problemsWith = (...more: [name: string, text: string][]): string[] =>
  tarballProblems(new Map([...GOOD, ...more]), true);

test("a tarball with all that belongs in it is fine", () => {
  expect(problemsWith()).toEqual([]);
});

test.each([
  ["a test", "dist/index.test.js", "", "must not hold dist/index.test.js"],
  ["a helper of tests", "dist/test-support/stage.js", "", "must not hold dist/test-support/stage.js"],
  ["a source", "src/index.ts", "", "must not hold src/index.ts"],
  ["a key", "dist/key.js", "-----BEGIN PRIVATE KEY-----", "dist/key.js holds a private key"],
  ["a map that is missing", "dist/a.js", "//# sourceMappingURL=a.js.map", "dist/a.js names a map that is missing"],
  ["a version of the workspace", "package.json", '{ "d": "workspace:*" }', 'package.json says "workspace:*"'],
  ["a version of a catalog", "package.json", '{ "d": "catalog:" }', 'package.json says "catalog:"'],
  ["an export of nothing", "package.json", '{ "exports": { ".": "./a.js" } }', "exports ./a.js, which is missing"],
])("%s is refused", (_title, name, text, problem) => {
  expect(problemsWith([name, text])).toEqual([problem]);
});

test("what is missing is named", () => {
  expect(tarballProblems(new Map(GOOD.slice(0, 2)), true)).toEqual([
    "lacks LICENSE",
    "lacks dist/index.js",
    "lacks dist/index.d.ts",
    "lacks openapi.json",
    "exports ./dist/index.d.ts, which is missing",
    "exports ./dist/index.js, which is missing",
  ]);
});
