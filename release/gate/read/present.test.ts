import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { baselineFiles } from "../../baseline/baseline-files.ts";
import { judge } from "../judge/judge.ts";
import { judgesOf } from "../test-cases.ts";
import { readPresent } from "./present.ts";
import { RELEASED, readReleased } from "./released.ts";

let root = "";
const put = (path: string, text: string) => putFile(root, path, text);
const entry = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
const manifest = (name: string, more: object) => JSON.stringify({ name, version: "1.0.0", type: "module", ...more });

beforeEach(async () => {
  root = tempFolder(onTestFinished);
  await put("pnpm-workspace.yaml", "catalog:\n  ky: 2.0.0\ncatalogs:\n  old:\n    got: 1.0.0\n");
  const dependencies = { ky: "catalog:", got: "catalog:old", plain: "3.0.0" };
  await put("runtime/package.json", manifest("@x/runtime", { exports: { ".": entry("index") }, dependencies }));
  const exports = { ".": entry("index"), "./openapi.json": "./src/generated/v1/openapi.json" };
  await put("api/package.json", manifest("@x/api", { exports, dependencies: { "@x/runtime": "workspace:*" } }));
  for (const name of ["runtime", "api"]) {
    await put(`${name}/src/index.ts`, "export {};\n");
    await put(`${name}/dist/index.js`, "export {};\n");
    await put(`${name}/dist/index.d.ts`, `export declare const of: "${name}";\n`);
  }
  await put("api/src/generated/version.ts", "");
  await put("api/dist/generated/version.js", 'export const version = "1.0.0";\n');
  await put("api/dist/left-behind.js", "");
  await put("api/src/generated/v1/openapi.json", "{}");
});

async function read() {
  const [runtime, api] = await readPresent(root, [join(root, "runtime"), join(root, "api")]);
  if (runtime === undefined || api === undefined) throw new Error("not read");
  return { runtime: runtime.snapshot, api: api.snapshot };
}

it("resolves the versions that only the workspace knows", async () => {
  const { runtime, api } = await read();
  expect(runtime.facts.dependencies).toEqual({ ky: "2.0.0", got: "1.0.0", plain: "3.0.0" });
  expect(api.facts.dependencies).toEqual({ "@x/runtime": "1.0.0" });
});

it("reads the code, without the version and without what an earlier build left behind", async () => {
  expect([...(await read()).api.code.keys()]).toEqual(["index.js"]);
});

it("finds the types of the exports that have some, and those of the runtime", async () => {
  const { types } = (await read()).api;
  const modules = { "@x/runtime": { folder: join(root, "runtime/dist"), entries: { ".": "index.d.ts" } } };
  expect(types).toEqual({ folder: join(root, "api/dist"), entries: { ".": "index.d.ts" }, modules });
});

it("judges what a package publishes, not the sources that it exports in this repository", async () => {
  const published = { bin: { it: "./dist/main.js" }, exports: { ".": entry("index") } };
  const sources = { bin: { it: "./src/main.ts" }, exports: { ".": "./src/index.ts" } };
  await put("runtime/package.json", manifest("@x/runtime", { ...sources, publishConfig: published }));
  await put("runtime/dist/main.js", 'await import("./index.js");\n');
  const { runtime } = await read();
  expect(runtime.facts.exports).toEqual(published.exports);
  expect(runtime.facts.others).toEqual({ bin: JSON.stringify(published.bin) });
  expect([...runtime.code.keys()].sort()).toEqual(["index.js", "main.js"]);
  expect(runtime.types.entries).toEqual({ ".": "index.d.ts" });
});

it("names a spec after its folder", async () => {
  expect([...(await read()).api.specs]).toEqual([["v1", join(root, "api/src/generated/v1/openapi.json")]]);
});

it("refuses a package that is not built, instead of judging it without code", async () => {
  await rm(join(root, "api/dist"), { recursive: true });
  await expect(read()).rejects.toThrow("api is not built: run `pnpm build`");
});

it("a package without a baseline counts as never released", async () => {
  expect(await readReleased(join(root, "api"))).toBeUndefined();
});

/** Releases the api with the files that its tarball would contain. */
async function release(): Promise<void> {
  const tarball = (name: string, dependencies: object, ...more: [string, string][]) =>
    new Map<string, string>([
      ["package.json", manifest(`@x/${name}`, { exports: { ".": entry("index") }, dependencies, scripts: {} })],
      ["README.md", "# it"],
      ["dist/index.js", "export {};\n"],
      ["dist/index.d.ts", `export declare const of: "${name}";\n`],
      ...more,
    ]);
  const api = tarball(
    "api",
    { "@x/runtime": "1.0.0" },
    ["dist/generated/version.js", 'export const version = "0.9.0";\n'],
    ["src/generated/v1/openapi.json", "{}"],
  );
  const files = baselineFiles(api, new Map([["@x/runtime", tarball("runtime", {})]]));
  expect([...files.keys()].sort()).toEqual([
    "modules/@x/runtime/index.d.ts",
    "release.json",
    "types/index.d.ts",
    "v1/openapi.json",
  ]);
  for (const [path, text] of files) await put(`api/${RELEASED}/${path}`, text);
}

it("a package compared with its own release differs only in the exports that this test left out", async () => {
  await release();
  const released = await readReleased(join(root, "api"));
  if (released === undefined) throw new Error("not read");
  const { api } = await read();
  expect((await judge(released, api, judgesOf([]))).map(({ what }) => what)).toEqual([
    "The export `./openapi.json` is new.",
  ]);
  expect([...released.code]).toEqual([...api.code]);
});

it("a baseline keeps the runtime's types as they were at its release", async () => {
  await release();
  const home = join(root, "api", RELEASED);
  expect((await readReleased(join(root, "api")))?.types).toEqual({
    folder: join(home, "types"),
    entries: { ".": "index.d.ts" },
    modules: { "@x/runtime": { folder: join(home, "modules/@x/runtime"), entries: { ".": "index.d.ts" } } },
  });
});

it.for([
  ["conflict markers", "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n", "has conflict markers."],
  ["broken JSON", "{ ", "is not JSON: "],
  [
    "half a record",
    '{ "manifest": { "version": "1.0.0" } }',
    "is incomplete: it needs manifest, specs, code and modules.",
  ],
  ["nothing", "null", "is incomplete: "],
] as const)("refuses a baseline with %s, and says how to restore it", async ([, text, complaint]) => {
  await put(`api/${RELEASED}/release.json`, text);
  const read = readReleased(join(root, "api"));
  await expect(read).rejects.toThrow(`api/${RELEASED}/release.json ${complaint}`);
  await expect(read).rejects.toThrow(/restore all of it from main: `git checkout origin\/main -- .*api\/released`$/);
});
