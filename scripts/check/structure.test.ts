import { describe, expect, it, onTestFinished } from "vitest";
import { root } from "../lib/project/workspace.ts";
import { putFile, tempFolder } from "../lib/test-support/temp-folder.ts";
import { readTree } from "./sources/tree.ts";
import { checkStructure, rules } from "./structure.ts";
import { alpha, files, manifest, RUNTIME, tool, treeWith } from "./test-support/good-tree.ts";
import { refusedFiles } from "./test-support/refused-files.ts";
import { refusedImports } from "./test-support/refused-imports.ts";
import { refusedLayers } from "./test-support/refused-layers.ts";
import { refusedManifests } from "./test-support/refused-manifests.ts";
import { refusedRooms } from "./test-support/refused-rooms.ts";

const refused = [...refusedFiles, ...refusedImports, ...refusedManifests, ...refusedLayers, ...refusedRooms];

it("a tree that follows every rule passes", () => {
  expect(checkStructure(treeWith({}))).toEqual([]);
});

describe("refuses", () => {
  it.for(refused)("%s: %s", ([rule, , edit, message]) => {
    const problems = rules[rule]?.(treeWith(edit));
    expect(problems).toHaveLength(1);
    if (message !== undefined) expect(problems?.[0]?.message).toBe(message);
  });

  it("every rule refuses a tree", () => {
    expect(Object.keys(rules).sort()).toEqual([...new Set(refused.map(([rule]) => rule))].sort());
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
  [
    "Node's modules in a command",
    { ...alpha({ bin: { a: "./a.js" } }), "packages/alpha/src/a.ts": 'import "node:fs";\n' },
  ],
  ["vitest's configuration", { "packages/alpha/vitest.config.ts": "export default {};\n" }],
  [
    "peers in bench/",
    {
      "proof/bench/README.md": "#",
      "proof/bench/main.ts": "",
      "proof/bench/peers.ts": 'import "openapi-fetch";\n',
      "scripts/check/checks.ts": '["node", "proof/bench/main.ts"]',
      "scripts/check/main.ts": "",
    },
  ],
  [
    "two files that only repeat a name, of which neither imports the other",
    { "packages/alpha/src/a.ts": 'import "./b.js";\n', "packages/alpha/src/b.ts": 'export const b = "./a.js";\n' },
  ],
  [
    "links to files, folders and headings that exist, to the web, to hidden files, and in code",
    {
      "README.md":
        "# It's `one`, [two](#its-one-two--3) & 3\n## B\n## B\n[a](#b-1) [b](packages/) [c](specs/alpha/openapi.yaml) [d](packages/alpha/README.md#api) `[e](e)` [f](https://f) [g](.github/g) `packages/` `specs/alpha/openapi.yaml` `specs/<api>/a.yaml` `docs/*.svg`\n```md\n[h](h) `docs/h`\n```\n",
    },
  ],
  [
    "limits of what a test calls, and of fault sequences",
    {
      "packages/alpha/src/a.test.ts": "call(input, { timeout: 20 });\nf({ a: {} }, 90_000);\n",
      "packages/alpha/src/a.fault.test.ts": `it("a", ${"{ timeout: 3_600_000 }"}, () => {});\n`,
    },
  ],
  ["tests in any number", files("packages/alpha/src", 9, ".test.ts")],
  ["helpers of tests in any number", files("packages/alpha/src/test-support", 9)],
  ["one file that is a whole tool", { "scripts/build/main.ts": "" }],
  ["one file above other rooms", { "scripts/a/b.ts": "", "scripts/a/c/d.ts": "", "scripts/a/c/e.ts": "" }],
  [
    "proof that imports what is shipped",
    { "proof/size/main.ts": 'import "@invitation-clients/alpha";\n', ...tool("size") },
  ],
] as const)("allows %s", ([, edit]) => {
  expect(checkStructure(treeWith(edit))).toEqual([]);
});

it("reads the sources, manifests and documents of this repository, nothing installed or built", async () => {
  const paths = [...(await readTree(root)).keys()];
  expect(paths).toEqual(
    expect.arrayContaining(["package.json", "packages/runtime/src/client/openapi-client.ts", "README.md"]),
  );
  expect(paths.filter((path) => /node_modules|dist\//.test(path))).toEqual([]);
});

it("leaves out released files, because no rule may require a change of them, but not a room called coverage", async () => {
  const folder = tempFolder(onTestFinished);
  await putFile(folder, "packages/alpha/src/coverage/a.svg", "<svg/>");
  await putFile(folder, "packages/alpha/released/types/index.d.ts", "export default 1;\n");
  await putFile(folder, "packages/alpha/src/released/index.ts", "");
  expect([...(await readTree(folder))].sort()).toEqual([
    ["packages/alpha/src/coverage/a.svg", ""],
    ["packages/alpha/src/released/index.ts", ""],
  ]);
});
