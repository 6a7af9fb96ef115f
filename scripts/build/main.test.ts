import { expect, it } from "vitest";
import { entryPoints, inTwoFiles, withRelativeImports } from "./main.ts";

it("entry points are the JavaScript files that exports name, and nothing else", () => {
  const exports = {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./node": { types: "./dist/node/index.d.ts", default: "./dist/node/index.js" },
    "./plain": "./dist/plain.js",
    "./openapi.json": "./src/generated/openapi.json",
    "./package.json": "./package.json",
  };
  expect(entryPoints(exports)).toEqual(["./dist/index.js", "./dist/node/index.js", "./dist/plain.js"]);
});

it("a module with code in two files is named, unless it may be", () => {
  const file = (...inputs: [path: string, bytesInOutput: number][]) =>
    ({ inputs: Object.fromEntries(inputs.map(([path, bytesInOutput]) => [path, { bytesInOutput }])) }) as never;
  const outputs = {
    "dist/index.js": file(["dist/errors.js", 900], ["dist/path.js", 80], ["dist/not-sent.js", 70]),
    "dist/node/index.js": file(["dist/errors.js", 300], ["dist/path.js", 0], ["dist/not-sent.js", 40]),
  };
  expect(inTwoFiles({ outputs })).toEqual(["dist/errors.js"]);
});

it("a bundled file imports entry points from where it is", () => {
  const text = 'import { a } from "entry:/p/dist/index.js";\nawait import("entry:/p/dist/node/b.js");\n';
  expect(withRelativeImports("/p/dist/node/index.js", text)).toBe(
    'import { a } from "../index.js";\nawait import("./b.js");\n',
  );
});
