import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { entryPoints, importOtherFiles, inTwoFiles } from "./main.ts";

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

it("what a package imports by `import()`, and its main entry, stay imports; other files are bundled", async () => {
  const folder = await mkdtemp(join(tmpdir(), "build-"));
  const file = (name: string): string => join(folder, name);
  await writeFile(file("node.js"), 'import "./index.js"; import "./bundled.js"; void import("./lazy.js");');
  for (const name of ["index", "bundled", "lazy"]) await writeFile(file(`${name}.js`), `console.log("${name}");`);
  const lazy = new Set<string>();
  const plugins = [importOtherFiles(file("index.js"), new Set([folder]), lazy)];
  const { outputFiles } = await build({
    entryPoints: [file("node.js")],
    bundle: true,
    write: false,
    format: "esm",
    plugins,
  });
  await rm(folder, { recursive: true });
  const text = outputFiles[0]?.text;
  expect([...lazy]).toEqual([file("lazy.js")]);
  for (const kept of ['import "./index.js"', 'import("./lazy.js")', 'log("bundled")']) expect(text).toContain(kept);
  expect(text).not.toContain('log("lazy")');
});
