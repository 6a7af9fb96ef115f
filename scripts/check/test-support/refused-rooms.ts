import { files, tool } from "./good-tree.ts";
import type { RefusedTree } from "./refused-tree.ts";

/** Trees that the rules of rooms, entries and sizes refuse. */
export const refusedRooms: readonly RefusedTree[] = [
  ["roomsOfFewFiles", "nine files in a folder", files("scripts/a", 9), "has 9 source files, more than 8"],
  ["roomsOfFewFiles", "nine files, the index and JavaScript included", files("packages/beta/src/a", 9, ".js")],
  ["roomsOfFewFiles", "nine files of JSX", files("packages/beta/src/a", 9, ".tsx")],
  ["roomsOfFewFiles", "a lonely file", { "packages/alpha/src/a/a.ts": "", "packages/alpha/src/a/a.test.ts": "" }],
  [
    "roomsOfFewFiles",
    "a folder whose name only begins like that of a list",
    files("proof/bench/conformance/peers-of-ours", 9),
  ],
  [
    "fewRuntimeEntries",
    "a seventh file in the runtime's src/",
    files("packages/runtime/src", 5),
    "has 7 files, more than 6",
  ],
  ["oneEntryPerTool", "a folder of proof/ that nothing starts", { "proof/a/main.ts": "", "proof/a/README.md": "#" }],
  [
    "oneEntryPerTool",
    "a script that starts another file",
    { ...tool("a"), "proof/a/README.md": "#", "proof/ab/main.ts": "", "proof/ab/README.md": "#" },
    "has no main.ts that package.json or scripts/check/checks.ts starts",
  ],
  [
    "oneEntryPerTool",
    "a tool without a README.md",
    { ...tool("a"), "proof/a/main.ts": "", "proof/a/README.md": undefined },
    "has no README.md",
  ],
  ["oneEntryPerTool", "release/ without a README.md", { "release/publish/README.md": undefined }],
  [
    "oneEntryPerTool",
    "a generator that nothing starts",
    { "turbo/generators/a/b.ts": "", "turbo/generators/a/README.md": "#" },
  ],
  [
    "oneEntryPerTool",
    "one tool of several that nothing starts",
    { "proof/bench/README.md": "#", "proof/bench/perf/main.ts": "" },
  ],
  [
    "smallScripts",
    "4,001 lines, tests included",
    { "scripts/a/a.ts": "\n".repeat(2000), "scripts/a/a.test.ts": "\n".repeat(1996) },
    "has 4001 lines, more than 4000: tests count too",
  ],
];
