import { HEADER } from "./good-tree.ts";
import type { RefusedTree } from "./refused-tree.ts";

/** Trees that the rules of files refuse. */
export const refusedFiles: readonly RefusedTree[] = [
  ["shortFiles", "301 lines", { "packages/alpha/src/long.ts": "// a line\n".repeat(301) }],
  ["generatedApart", "a generated file among the sources", { "packages/alpha/src/schema.ts": HEADER }],
  ["generatedApart", "a file by hand among the generated", { "packages/alpha/src/generated/more.ts": "export {};\n" }],
  ["plainModules", "export default", { "packages/alpha/src/a.ts": "export default function a() {}\n" }],
  ["plainModules", "export { x as default }", { "scripts/a.ts": "const x = 1;\nexport { x as default };\n" }],
  ["plainModules", "an enum", { "packages/alpha/src/a.ts": "export enum A { B }\n" }],
  ["plainModules", "a namespace", { "packages/alpha/src/a.ts": "export namespace A { export const b = 1; }\n" }],
  ...[
    'it("a", { timeout: 60_000 }, async () => {});\n',
    'it.each(all)("a", { timeout }, ([b]) => {});\n',
    'it("a", {\n  timeout: 60_000,\n}, async () => {});\n',
    'it("a", () => {\n}, 90_000);\n',
    "beforeAll(\n  async () => {\n  },\n  90_000,\n);\n",
    "vi.setConfig({ hookTimeout: 60_000 });\n",
    "await expect.poll(() => a, { timeout: 5_000 }).toBe(1);\n",
    "await vi.waitFor(() => a());\n",
  ].map((text): RefusedTree => ["patientTests", text, { "packages/alpha/src/a.test.ts": text }]),
  ["kebabCase", "a file in camel case", { "packages/alpha/src/createMany.ts": "" }],
  ["kebabCase", "a folder in snake case", { "scripts/old_things/a.ts": "" }],
  [
    "liveLinks",
    "a file that is gone",
    { "README.md": "[a](packages/gone.md)" },
    "links to packages/gone.md, which does not exist",
  ],
  ["liveLinks", "a file that is gone, by reference", { "README.md": "# A\n\n[a]: gone.md\n" }],
  ["liveLinks", "no such heading", { "README.md": "# A\n[b](#b)" }, "links to #b, but README.md has no heading #b"],
  ["liveLinks", "a heading of another file", { "specs/a.md": "[b](../packages/alpha/README.md#apis)" }],
  [
    "livePaths",
    "a file that is gone",
    { "README.md": "See `scripts/gone.ts`." },
    "names scripts/gone.ts, which does not exist",
  ],
  ["livePaths", "a folder that is gone", { "specs/a.md": "`proof/gone/`" }],
  ["liveLinks", "a heading in code", { "README.md": "```sh\n# A\n```\n[a](#a)" }],
  ["explicitSurface", "export *", { "packages/alpha/src/index.ts": 'export * from "./client.js";\n' }],
  ["explicitSurface", "code in an index", { "packages/alpha/src/index.ts": "export const a = 1;\n" }],
  ["explicitSurface", "81 lines", { "packages/alpha/src/index.ts": 'export { a } from "./a.js";\n'.repeat(81) }],
];
