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

test("a complete tarball has no problems, with or without a changelog or a schema of what it prints", () => {
  expect(problemsWith()).toEqual([]);
  expect(problemsWith(["CHANGELOG.md", "# 1.0.0"], ["schema.json", "{}"])).toEqual([]);
});

test("a command needs no module to import, but the file that it starts", () => {
  const command = (...more: [name: string, text: string][]) =>
    tarballProblems(
      new Map([["package.json", '{ "bin": { "it": "./dist/main.js" } }'], ...GOOD.slice(1, 3), ...more]),
      false,
    );
  expect(command(["dist/main.js", "1;"])).toEqual([]);
  expect(command()).toEqual(["exports ./dist/main.js, which is missing"]);
});

test.each([
  ["a baseline", "released/release.json", "{}", "must not contain released/release.json"],
  ["a test", "dist/index.test.js", "", "must not contain dist/index.test.js"],
  ["a test helper", "dist/test-support/stage.js", "", "must not contain dist/test-support/stage.js"],
  ["a schema elsewhere", "src/schema.json", "{}", "must not contain src/schema.json"],
  ["a source file", "src/index.ts", "", "must not contain src/index.ts"],
  ["a spec", "dist/index.spec.js", "", "must not contain dist/index.spec.js"],
  ["a mock", "dist/__mocks__/fetch.js", "", "must not contain dist/__mocks__/fetch.js"],
  ["a dotfile", "dist/.env.js", "", "must not contain dist/.env.js"],
  ["a file in a hidden folder", "dist/.cache/a.js", "", "must not contain dist/.cache/a.js"],
  ["an empty licence", "LICENSE", " \n", "LICENSE is empty"],
  ["an empty README", "README.md", "", "README.md is empty"],
  ["a manifest that is not JSON", "package.json", "{", "package.json is not JSON"],
  [
    "a source map that is missing",
    "dist/a.js",
    "//# sourceMappingURL=a.js.map",
    "dist/a.js names a source map that is missing",
  ],
  ["a workspace: version", "package.json", '{ "d": "workspace:*" }', 'package.json says "workspace:*"'],
  ["a catalog: version", "package.json", '{ "d": "catalog:" }', 'package.json says "catalog:"'],
  [
    "an export of a missing file",
    "package.json",
    '{ "exports": { ".": "./a.js" } }',
    "exports ./a.js, which is missing",
  ],
])("%s is refused", (_title, name, text, problem) => {
  expect(problemsWith([name, text])).toEqual([problem]);
});

// Assembled at run time, so that secret scanners do not report this file.
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
  expect(problemsWith(["dist/a.js", text])).toEqual([`dist/a.js contains ${what}`]);
  expect(problemsWith(["README.md", text])).toEqual([`README.md contains ${what}`]);
});

test.each([
  "headers.set('authorization', `Bearer $" + "{token}`)",
  'Authorization: Bearer <token>, "Bearer YOUR_TOKEN", Bearer …',
  "the bearer authentication scheme, RFC 6750",
  "npm_config_registry, NPM_TOKEN, _authToken=$" + "{NODE_AUTH_TOKEN}",
  "https://example.com/a:b@c and mailto:a@example.com",
])("a text that only mentions secrets is fine: %s", (text) => {
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
  ["a target that is excluded", { ".": "./dist/index.js", "./internal/*": null }, []],
  ["a single target", "./dist/a.js", ["exports ./dist/a.js, which is missing"]],
  [
    "conditions without a path",
    { types: "./dist/index.d.ts", default: "./dist/a.js" },
    ["exports ./dist/a.js, which is missing"],
  ],
])("exports may be %s", (_title, exports, problems) => {
  expect(problemsWith(["package.json", JSON.stringify({ exports })])).toEqual(problems);
});

test("missing files are named", () => {
  expect(tarballProblems(new Map(GOOD.slice(0, 2)), true)).toEqual([
    "lacks LICENSE",
    "lacks dist/index.js",
    "lacks dist/index.d.ts",
    "lacks openapi.json",
    "exports ./dist/index.d.ts, which is missing",
    "exports ./dist/index.js, which is missing",
  ]);
});
