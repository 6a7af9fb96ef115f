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

test("a tarball with all that belongs in it is fine, with or without a changelog", () => {
  expect(problemsWith()).toEqual([]);
  expect(problemsWith(["CHANGELOG.md", "# 1.0.0"])).toEqual([]);
});

test.each([
  ["a baseline", "released/release.json", "{}", "must not hold released/release.json"],
  ["a test", "dist/index.test.js", "", "must not hold dist/index.test.js"],
  ["a helper of tests", "dist/test-support/stage.js", "", "must not hold dist/test-support/stage.js"],
  ["a source", "src/index.ts", "", "must not hold src/index.ts"],
  ["a spec", "dist/index.spec.js", "", "must not hold dist/index.spec.js"],
  ["a mock", "dist/__mocks__/fetch.js", "", "must not hold dist/__mocks__/fetch.js"],
  ["a dotfile", "dist/.env.js", "", "must not hold dist/.env.js"],
  ["what is in a hidden folder", "dist/.cache/a.js", "", "must not hold dist/.cache/a.js"],
  ["an empty licence", "LICENSE", " \n", "LICENSE is empty"],
  ["an empty README", "README.md", "", "README.md is empty"],
  ["a manifest that is none", "package.json", "{", "package.json is not JSON"],
  ["a map that is missing", "dist/a.js", "//# sourceMappingURL=a.js.map", "dist/a.js names a map that is missing"],
  ["a version of the workspace", "package.json", '{ "d": "workspace:*" }', 'package.json says "workspace:*"'],
  ["a version of a catalog", "package.json", '{ "d": "catalog:" }', 'package.json says "catalog:"'],
  ["an export of nothing", "package.json", '{ "exports": { ".": "./a.js" } }', "exports ./a.js, which is missing"],
])("%s is refused", (_title, name, text, problem) => {
  expect(problemsWith([name, text])).toEqual([problem]);
});

// Put together here, so that no scanner takes this file for a leak.
const FILLER = "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8";
test.each([
  ["a private key", `-----BEGIN RSA ${"PRIVATE"} KEY-----`],
  ["a GitHub token", `ghp_${FILLER}`],
  ["a GitHub token", `ghs_${FILLER}`],
  ["a GitHub token", `github_pat_11${FILLER}_${FILLER}`],
  ["an npm token", `npm_${FILLER}`],
  ["an npm token", `//registry.example/:_authToken=${FILLER}`],
  ["an AWS key", `AKIA${FILLER.toUpperCase().slice(0, 16)}`],
  ["a Slack token", `xoxb-1234567890-${FILLER}`],
  ["a bearer token", `headers: { authorization: "Bearer ${FILLER}" }`],
  ["a JSON web token", `eyJ${FILLER}.eyJ${FILLER}.${FILLER}`],
  ["an address with a password", "https://user:hunter22@example.com/"],
])("%s is refused: %s", (what, text) => {
  expect(problemsWith(["dist/a.js", text])).toEqual([`dist/a.js holds ${what}`]);
  expect(problemsWith(["README.md", text])).toEqual([`README.md holds ${what}`]);
});

test.each([
  "headers.set('authorization', `Bearer $" + "{token}`)",
  'Authorization: Bearer <token>, "Bearer YOUR_TOKEN", Bearer …',
  "the bearer authentication scheme, RFC 6750",
  "npm_config_registry, NPM_TOKEN, _authToken=$" + "{NODE_AUTH_TOKEN}",
  "https://example.com/a:b@c and mailto:a@example.com",
])("what only speaks of secrets is fine: %s", (text) => {
  expect(problemsWith(["README.md", text])).toEqual([]);
});

test.each([
  [
    "nested conditions",
    { ".": { node: { import: "./dist/a.js" }, default: "./dist/index.js" } },
    ["exports ./dist/a.js, which is missing"],
  ],
  [
    "a list of choices",
    { ".": ["./dist/a.js", { default: "./dist/index.js" }] },
    ["exports ./dist/a.js, which is missing"],
  ],
  ["a target that is barred", { ".": "./dist/index.js", "./internal/*": null }, []],
  ["a single target", "./dist/a.js", ["exports ./dist/a.js, which is missing"]],
  [
    "conditions without a path",
    { types: "./dist/index.d.ts", default: "./dist/a.js" },
    ["exports ./dist/a.js, which is missing"],
  ],
])("exports may be %s", (_title, exports, problems) => {
  expect(problemsWith(["package.json", JSON.stringify({ exports })])).toEqual(problems);
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
