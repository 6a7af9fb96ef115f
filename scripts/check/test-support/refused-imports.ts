import { alpha } from "./good-tree.ts";
import type { RefusedTree } from "./refused-tree.ts";

/** Trees that the rules of imports refuse. */
export const refusedImports: readonly RefusedTree[] = [
  ["oneImporter", "openapi-fetch", { "packages/runtime/src/a.ts": 'import type { Client } from "openapi-fetch";\n' }],
  ["oneImporter", "oauth4webapi by import()", { "packages/alpha/src/a.ts": 'import("oauth4webapi");\n' }],
  ["oneImporter", "openapi-typescript", { "scripts/a.ts": 'import { astToString } from "openapi-typescript";\n' }],
  ["oneWay", "runtime imports an API", { "packages/runtime/src/a.ts": 'import "@invitation-clients/alpha";\n' }],
  ["oneWay", "runtime's tests", { "packages/runtime/src/a.test.ts": 'import "@invitation-clients/testing";\n' }],
  ["oneWay", "API imports API", { "packages/alpha/src/a.ts": 'export { b } from "@invitation-clients/beta";\n' }],
  ["oneWay", "API imports API by its path", { "packages/alpha/src/a.ts": 'import "../../beta/src/client.js";\n' }],
  ["oneWay", "API's types", { "packages/alpha/src/a.ts": 'type B = import("@invitation-clients/beta").B;\n' }],
  ["oneWay", "API imports a test tool", { "packages/alpha/src/a.ts": 'import "@invitation-clients/contract-kit";\n' }],
  ["oneWay", "API depends on API", alpha({ devDependencies: { "@invitation-clients/beta": "workspace:*" } })],
  ["webStandardOnly", "node:fs", { "packages/alpha/src/a.ts": 'import "node:fs";\n' }],
  ["webStandardOnly", "fs without its scheme", { "packages/runtime/src/a.ts": 'import "fs";\n' }],
  [
    "webStandardOnly",
    "Node's modules in the module of a package that is a command too",
    {
      ...alpha({ bin: { a: "./src/main.ts" }, exports: { ".": "./src/index.ts" } }),
      "packages/alpha/src/index.ts": 'export { a } from "./deep.js";\n',
      "packages/alpha/src/deep.ts": 'import "fs";\nexport const a = 1;\n',
      "packages/alpha/src/main.ts": 'import "node:fs";\nimport "./deep.js";\n',
    },
    "imports fs: published code is web-standard only",
  ],
  ["noInstanceof", "instanceof a global", { "packages/alpha/src/a.ts": "export const a = {} instanceof Date;\n" }],
  [
    "noInstanceof",
    "instanceof a global's member",
    { "packages/runtime/src/a.ts": "export const a = (x: unknown) => x instanceof globalThis.Promise;\n" },
  ],
  ["nothingFromNpm", "yaml in the release", { "release/publish/main.ts": 'import "yaml";\n' }],
  [
    "nothingFromNpm",
    "one of our packages, imported two files further",
    {
      "scripts/lib/process/npm.ts": 'export { a } from "./more.ts";\n',
      "scripts/lib/process/more.ts": 'export const a = await import("@invitation-clients/runtime");\n',
    },
  ],
  ["nothingFromNpm", "a type: values may be beside it", { "scripts/lib/process/npm.ts": 'import type {} from "x";\n' }],
  ["nothingFromNpm", "require()", { "scripts/lib/process/npm.ts": 'export const a = require("yaml");\n' }],
  ["nothingFromNpm", "a file that is not there", { "scripts/lib/process/npm.ts": 'import "./gone.ts";\n' }],
  ["nothingFromNpm", "yaml in the baseline", { "release/baseline/main.ts": 'import "yaml";\n' }],
];
