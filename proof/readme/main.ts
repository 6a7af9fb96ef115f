// The check "README code" of `pnpm check`: compiles and runs every ```ts block of every README and guide, runs the commands of
// the guides, and prints the problems.
import { endChildren } from "../../scripts/lib/process/children.ts";
import { readmeBlocks } from "./all-blocks.ts";
import { checkBlocks } from "./check-blocks.ts";
import { readmeScripts, tryCommands } from "./commands/try-commands.ts";

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void endChildren().finally(() => process.exit(1)));
}
const problems = [...(await checkBlocks(await readmeBlocks())), ...(await tryCommands(await readmeScripts()))];
for (const { place, message } of problems) console.log(`${place}: ${message}`);
process.exitCode = problems.length === 0 ? 0 : 1;
