// The check "README code" of `pnpm check`: compiles and runs every ```ts block of every README, and prints the problems.
import { readmeBlocks } from "./all-blocks.ts";
import { checkBlocks } from "./check-blocks.ts";

const problems = await checkBlocks(await readmeBlocks());
for (const { place, message } of problems) console.log(`${place}: ${message}`);
process.exitCode = problems.length === 0 ? 0 : 1;
