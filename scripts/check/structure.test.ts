import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../lib/project/workspace.ts";
import { checkStructure, rules } from "./structure.ts";
import { type PackageJson, readTree, type Tree } from "./sources/tree.ts";

const HEADER =
  "// Generated from specs/alpha/openapi.yaml by scripts/generate/main.ts. Do not edit: change the spec.\n";

function manifest(name: string, more: Partial<PackageJson> = {}): string {
  const json = { name: `@invitation-clients/${name}`, license: "MIT", description: "A package", ...more };
  return JSON.stringify({ files: ["dist"], engines: { node: ">=20" }, ...json });
}
const RUNTIME = { "@invitation-clients/runtime": "workspace:*" };

/** A small tree that keeps every rule. */
const good: Readonly<Record<string, string>> = {
  "package.json": manifest("root", { private: true }),
  "README.md": "# Root\n",
  "pnpm-workspace.yaml": "packages: [packages/*]\ncatalog:\n  vitest: 5.1.1\n",
  "specs/alpha/openapi.yaml": "openapi: 3.1.0\n",
  "specs/beta/openapi.yaml": "openapi: 3.1.0\n",
  "scripts/generate/schema.ts": 'import openapiTS from "openapi-typescript";\n',
  "release/publish/main.ts":
    'import { join } from "node:path";\nimport { npm } from "../../scripts/lib/process/npm.ts";\nnpm(join("a"));\n',
  "scripts/lib/process/npm.ts": 'import "node:child_process";\nexport const npm = (path: string): string => path;\n',
  "packages/runtime/package.json": manifest("runtime", { dependencies: { "openapi-fetch": "catalog:" } }),
  "packages/runtime/README.md": "# Runtime\n",
  "packages/runtime/LICENSE": "MIT\n",
  "packages/runtime/src/index.ts": 'export { createClient } from "./client.js";\n',
  "packages/runtime/src/client/client.ts":
    'import { send } from "./openapi-client.js";\nexport const createClient = send;\n',
  "packages/runtime/src/client/openapi-client.ts":
    'import createFetchClient from "openapi-fetch";\nexport const send = createFetchClient;\n',
  "packages/runtime/src/client-credentials.ts": 'import * as oauth from "oauth4webapi";\nexport const grant = oauth;\n',
  "packages/runtime/src/node/agent.ts": 'export { Agent } from "node:http";\n',
  "packages/runtime/src/client.test.ts":
    'import { createServer } from "node:http";\nif (createServer() instanceof EventTarget) throw 1;\n',
  "packages/runtime/src/own-class.ts":
    'class Mine {}\n// x instanceof Date\nexport const isMine = (x: unknown) => x instanceof Mine || x === "instanceof Map";\n',
  ...api("alpha"),
  ...api("beta"),
};

function api(name: string): Record<string, string> {
  return {
    [`packages/${name}/package.json`]: manifest(name, {
      dependencies: RUNTIME,
      devDependencies: { vitest: "catalog:" },
    }),
    [`packages/${name}/README.md`]: "# API\n",
    [`packages/${name}/LICENSE`]: "MIT\n",
    [`packages/${name}/src/index.ts`]: 'export { type Client, create } from "./client.js";\n',
    [`packages/${name}/src/client.ts`]: 'export { createClient as create } from "@invitation-clients/runtime";\n',
    [`packages/${name}/src/client.contract.test.ts`]: 'import "@invitation-clients/contract-kit";\n',
    [`packages/${name}/src/generated/schema.ts`]: `${HEADER}export interface paths {}\n`,
    [`packages/${name}/src/generated/openapi.json`]: "{}\n",
  };
}

const treeWith = (edit: Readonly<Record<string, string | undefined>>): Tree =>
  new Map(Object.entries({ ...good, ...edit }).filter((entry): entry is [string, string] => entry[1] !== undefined));

const alpha = (more: Partial<PackageJson>): Record<string, string> => ({
  "packages/alpha/package.json": manifest("alpha", { dependencies: RUNTIME, ...more }),
});

const broken: [rule: keyof typeof rules, what: string, edit: Record<string, string | undefined>][] = [
  ["shortFiles", "301 lines", { "packages/alpha/src/long.ts": "// a line\n".repeat(301) }],
  ["generatedApart", "a generated file among the sources", { "packages/alpha/src/schema.ts": HEADER }],
  ["generatedApart", "a file by hand among the generated", { "packages/alpha/src/generated/more.ts": "export {};\n" }],
  ["plainModules", "export default", { "packages/alpha/src/a.ts": "export default function a() {}\n" }],
  ["plainModules", "export { x as default }", { "scripts/a.ts": "const x = 1;\nexport { x as default };\n" }],
  ["plainModules", "an enum", { "packages/alpha/src/a.ts": "export enum A { B }\n" }],
  ["plainModules", "a namespace", { "packages/alpha/src/a.ts": "export namespace A { export const b = 1; }\n" }],
  ["kebabCase", "a file in camel case", { "packages/alpha/src/createMany.ts": "" }],
  ["kebabCase", "a folder in snake case", { "scripts/old_things/a.ts": "" }],
  ["explicitSurface", "export *", { "packages/alpha/src/index.ts": 'export * from "./client.js";\n' }],
  ["explicitSurface", "code in an index", { "packages/alpha/src/index.ts": "export const a = 1;\n" }],
  ["explicitSurface", "81 lines", { "packages/alpha/src/index.ts": 'export { a } from "./a.js";\n'.repeat(81) }],
  ["oneImporter", "openapi-fetch", { "packages/runtime/src/a.ts": 'import type { Client } from "openapi-fetch";\n' }],
  [
    "oneImporter",
    "oauth4webapi by import()",
    { "packages/alpha/src/a.ts": 'export const a = import("oauth4webapi");\n' },
  ],
  ["oneImporter", "openapi-typescript", { "scripts/a.ts": 'import { astToString } from "openapi-typescript";\n' }],
  ["oneWay", "runtime imports an API", { "packages/runtime/src/a.ts": 'import "@invitation-clients/alpha";\n' }],
  [
    "oneWay",
    "runtime's tests import testing",
    { "packages/runtime/src/a.test.ts": 'import "@invitation-clients/testing";\n' },
  ],
  ["oneWay", "API imports API", { "packages/alpha/src/a.ts": 'export { b } from "@invitation-clients/beta";\n' }],
  [
    "oneWay",
    "API's types from an API",
    { "packages/alpha/src/a.ts": 'type B = import("@invitation-clients/beta").B;\n' },
  ],
  ["oneWay", "API imports a test tool", { "packages/alpha/src/a.ts": 'import "@invitation-clients/contract-kit";\n' }],
  ["oneWay", "API depends on API", alpha({ devDependencies: { "@invitation-clients/beta": "workspace:*" } })],
  ["webStandardOnly", "node:fs", { "packages/alpha/src/a.ts": 'import "node:fs";\n' }],
  ["webStandardOnly", "fs without its scheme", { "packages/runtime/src/a.ts": 'import "fs";\n' }],
  [
    "noInstanceof",
    "instanceof a global",
    { "packages/alpha/src/a.ts": "export const a = (x: unknown) => x instanceof Date;\n" },
  ],
  [
    "noInstanceof",
    "instanceof a global's member",
    { "packages/runtime/src/a.ts": "export const a = (x: unknown) => x instanceof globalThis.Promise;\n" },
  ],
  ["completeManifests", "no licence", { "package.json": JSON.stringify({ private: true, description: "x" }) }],
  ["completeManifests", "no files", alpha({ files: [] })],
  ["completeManifests", "no engines", alpha({ engines: {} })],
  ["completeManifests", "no README", { "packages/alpha/README.md": undefined }],
  ["completeManifests", "no LICENSE", { "packages/alpha/LICENSE": undefined }],
  ["exactRuntime", "the runtime by range", alpha({ dependencies: { "@invitation-clients/runtime": "workspace:^" } })],
  ["exactRuntime", "the runtime as a peer", alpha({ peerDependencies: RUNTIME })],
  ["pinnedVersions", "a caret", alpha({ dependencies: { ...RUNTIME, ky: "^2.0.0" } })],
  ["pinnedVersions", "a tilde", alpha({ dependencies: RUNTIME, devDependencies: { ky: "~2.0.0" } })],
  ["pinnedVersions", "a tag", alpha({ dependencies: RUNTIME, devDependencies: { ky: "latest" } })],
  ["pinnedVersions", "a range behind another name", alpha({ dependencies: { ...RUNTIME, k: "npm:ky@^2.0.0" } })],
  ["pinnedVersions", "a caret in the catalog", { "pnpm-workspace.yaml": "catalog:\n  vitest: ^5.1.1\n" }],
  ["pinnedVersions", "a range in overrides", { "pnpm-workspace.yaml": "overrides:\n  vitest: '>=5'\n" }],
  [
    "nothingFromNpm",
    "yaml in the release",
    { "release/publish/main.ts": 'import { parse } from "yaml";\nparse("");\n' },
  ],
  [
    "nothingFromNpm",
    "a package of ours two files on",
    {
      "scripts/lib/process/npm.ts": 'export { a } from "./more.ts";\n',
      "scripts/lib/process/more.ts": 'export const a = await import("@invitation-clients/runtime");\n',
    },
  ],
  [
    "nothingFromNpm",
    "a type, for it may be mixed with values",
    { "scripts/lib/process/npm.ts": 'import type {} from "x";\n' },
  ],
  ["nothingFromNpm", "a file that is not there", { "scripts/lib/process/npm.ts": 'import "./gone.ts";\n' }],
  ["nothingFromNpm", "yaml in the baseline", { "release/baseline/main.ts": 'import "yaml";\n' }],
];

it("a tree that keeps every rule passes", () => {
  expect(checkStructure(treeWith({}))).toEqual([]);
});

describe("refuses", () => {
  it.for(broken)("%s: %s", ([rule, , edit]) => {
    expect(rules[rule]?.(treeWith(edit))).toHaveLength(1);
  });

  it("something by every rule", () => {
    expect(Object.keys(rules)).toEqual([...new Set(broken.map(([rule]) => rule))]);
  });
});

it.for([
  ["a text that looks like an import", { "packages/alpha/src/a.ts": "export const a = `import 'openapi-fetch'`;\n" }],
  ["a version behind another name", alpha({ dependencies: { ...RUNTIME, k: "npm:@scope/ky@2.0.0-beta.1" } })],
  [
    "a tarball of this repository",
    {
      "proof/consumers/projects/node/package.json": manifest("x", { private: true, dependencies: { k: "file:k.tgz" } }),
    },
  ],
  ["vitest's configuration", { "release/a/vitest.config.ts": "export default {};\n" }],
  ["peers in bench/", { "proof/bench/peers.ts": 'import "openapi-fetch";\n' }],
] as const)("allows %s", ([, edit]) => {
  expect(checkStructure(treeWith(edit))).toEqual([]);
});

it("reads this repository: sources, manifests and documents, nothing installed or built", async () => {
  const paths = [...(await readTree(root)).keys()];
  expect(paths).toEqual(
    expect.arrayContaining(["package.json", "packages/runtime/src/client/openapi-client.ts", "README.md"]),
  );
  expect(paths.filter((path) => /node_modules|dist\//.test(path))).toEqual([]);
});

it("leaves out what was released, which no rule may ask to be changed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tree-"));
  try {
    await mkdir(join(folder, "packages/alpha/released/types"), { recursive: true });
    await mkdir(join(folder, "packages/alpha/src/released"), { recursive: true });
    await writeFile(join(folder, "packages/alpha/released/types/index.d.ts"), "export default 1;\n");
    await writeFile(join(folder, "packages/alpha/src/released/index.ts"), "");
    expect([...(await readTree(folder)).keys()]).toEqual(["packages/alpha/src/released/index.ts"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
