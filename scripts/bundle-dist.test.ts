import { expect, it } from "vitest";
import { entryPoints } from "./bundle-dist.ts";

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
