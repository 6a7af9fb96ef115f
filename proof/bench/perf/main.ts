// `pnpm bench [part …]`: runs the parts, or all of them, one after another, each in a process of its own. What follows a
// part's name with `--` goes to it; `--no-build` takes the packages as they were built last. Prints; asserts nothing, for times are not what a test may decide by.
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { build, run } from "../../../scripts/lib/process/run.ts";
import { generatePeers } from "../setup/generate.ts";
import { install } from "../setup/install.ts";

const PARTS = ["overhead", "import", "bundle", "paging", "bulk", "keeper"];
const args = process.argv.slice(2).filter((arg) => arg !== "--");
const options = args.filter((arg) => arg.startsWith("--"));
const asked = args.filter((arg) => !arg.startsWith("--"));
const parts = asked.length > 0 ? asked : PARTS;
const strange = parts.find((part) => ![...PARTS, "profile"].includes(part));
if (strange !== undefined) throw new Error(`there is no part ${strange}: ${PARTS.join(", ")}, profile`);

console.error("Building the packages and generating clients from the spec …");
await Promise.all([options.includes("--no-build") ? undefined : build(), install().then(generatePeers)]);
const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
console.log(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}, ${memory}`,
);
for (const part of parts) {
  const file = join(import.meta.dirname, `${part}.ts`);
  const { code } = await run("node", ["--expose-gc", "--no-warnings", file, ...options]);
  if (code !== 0) process.exitCode = 1;
}
