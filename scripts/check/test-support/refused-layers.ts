import { tool } from "./good-tree.ts";
import type { RefusedTree } from "./refused-tree.ts";

const A = "packages/alpha/src/a.ts";
const B = "packages/alpha/src/b.ts";
const C = "packages/alpha/src/c.ts";

/** Trees that the rules of circles, rings and the runtime's rooms refuse. */
export const refusedLayers: readonly RefusedTree[] = [
  [
    "noCircles",
    "two files that import each other",
    { [A]: 'import "./b.js";\n', [B]: 'import "./a.js";\n' },
    `imports itself: ${A} -> ${B} -> ${A}`,
  ],
  [
    "noCircles",
    "a circle of types, whole",
    {
      [A]: 'import type { B } from "./b.js";\n',
      [B]: 'export type C = import("./c.js").C;\n',
      [C]: 'export type { A } from "./a.js";\n',
    },
    `imports itself: ${A} -> ${B} -> ${C} -> ${A}`,
  ],
  [
    "noCircles",
    "the shortest circle of several, and how many other files are in them",
    {
      [A]: 'import "./b.js";\nimport "./c.js";\n',
      [B]: 'import "./c.js";\n',
      [C]: 'import "./a.js";\n',
    },
    `imports itself: ${A} -> ${C} -> ${A} (1 more files are in circles with these)`,
  ],
  [
    "noCircles",
    "a circle through require() and JavaScript",
    { [A]: 'import b = require("./b.cjs");\n', "packages/alpha/src/b.cjs": 'require("./a.ts");\n' },
  ],
  [
    "noCircles",
    "a circle through a package's name",
    { "packages/alpha/src/client.ts": 'import "@invitation-clients/alpha";\n' },
    "imports itself: packages/alpha/src/client.ts -> packages/alpha/src/index.ts -> packages/alpha/src/client.ts",
  ],
  ["noCircles", "a file that imports itself", { [A]: 'import "./a.js";\n' }, `imports itself: ${A} -> ${A}`],
  [
    "ringsOneWay",
    "scripts import proof",
    { "scripts/a.ts": 'import "../proof/size/main.ts";\n', "proof/size/main.ts": "", ...tool("size") },
    "imports proof/size/main.ts, and scripts may not import proof",
  ],
  ["ringsOneWay", "a test of proof imports release", { "proof/a.test.ts": 'import "../release/publish/main.ts";\n' }],
  ["ringsOneWay", "packages import scripts", { [A]: 'import type {} from "../../../scripts/lib/process/npm.ts";\n' }],
  ["ringsOneWay", "JSON of a later ring", { "scripts/a.ts": 'import "../proof/a.json";\n', "proof/a.json": "{}" }],
  ["ringsOneWay", "a folder of sources that is no ring", { "tools/a.ts": "" }],
  ["ringsOneWay", "the site imports proof", { "site/tool/a.ts": 'import "../../proof/b.ts";\n', "proof/b.ts": "" }],
  ["ringsOneWay", "turbo imports proof", { "turbo/a.ts": 'import "../proof/b.ts";\n', "proof/b.ts": "" }],
  [
    "ringsOneWay",
    "the lint rules import packages",
    { "specs/lint/a.js": 'import "../../packages/runtime/src/index.ts";\n' },
  ],
  [
    "testsApart",
    "a source imports a helper of tests",
    {
      [A]: 'export { b } from "./test-support/b.js";\n',
      "packages/alpha/src/test-support/b.ts": 'export { serve as b } from "@invitation-clients/contract-kit";\n',
    },
  ],
  [
    "runtimeRoomsInOrder",
    "a lower room imports a higher one",
    { "packages/runtime/src/errors/a.ts": 'import type {} from "../client/client.js";\n' },
    "imports packages/runtime/src/client/client.ts, which is not in a room below errors",
  ],
  [
    "runtimeRoomsInOrder",
    "a room imports another of its row",
    { "packages/runtime/src/api/a.ts": 'import "../auth/b.js";\n', "packages/runtime/src/auth/b.ts": "" },
  ],
  ["runtimeRoomsInOrder", "imports an entry point", { "packages/runtime/src/call/a.ts": 'import "../index.js";\n' }],
  [
    "runtimeRoomsInOrder",
    "the main entry point imports another",
    { "packages/runtime/src/index.ts": 'export { Agent } from "./node/agent.js";\n' },
  ],
  [
    "runtimeRoomsInOrder",
    "a room that is not on the list",
    { "packages/runtime/src/more/a.ts": "" },
    "is in the room more, which RUNTIME_ROOMS does not list",
  ],
];
