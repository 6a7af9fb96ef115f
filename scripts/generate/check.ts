// `pnpm generate:check`: generates everything in memory and names each file on disk that differs.
import { join, relative } from "node:path";
import { optionsOf } from "../lib/process/options.ts";
import { apis, packageDir, root } from "../lib/project/workspace.ts";
import { generate, TESTING } from "./main.ts";
import { compareGenerated } from "./staleness.ts";

optionsOf("pnpm generate:check", {});
const lines: string[] = [];
for (const api of [...(await apis()), TESTING]) {
  const folder = join(packageDir(api), "src/generated");
  for (const { problem, path } of await compareGenerated(await generate(api), folder)) {
    lines.push(`${problem.padEnd(7)}  ${relative(root, folder)}/${path}`);
  }
}
for (const line of lines) console.log(line);
if (lines.length > 0) {
  console.log("\nRun `pnpm generate --force` and commit what it writes.");
  process.exitCode = 1;
}
