// `pnpm bench [part …]`: runs the named parts, or all of them, one after another, each in its own process.
//   --no-build    uses the packages as they were last built
// All options are also passed on to the parts. Nothing here fails because of a time: it only prints.
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { build, run } from "../../../scripts/lib/process/run.ts";
import { generatePeers } from "../setup/generate.ts";
import { install } from "../setup/install.ts";

const PARTS = ["overhead", "import", "bundle", "walk", "paging", "bulk", "keeper", "cold-start", "connections"];
/** The files of parts that are not in this folder. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  walk: "paging/walk.ts",
  "cold-start": "../transport/cold-start.ts",
  connections: "../transport/connections.ts",
};
const ON_REQUEST = ["profile"];

export async function runPerf(args: readonly string[]): Promise<void> {
  const given = args.filter((arg) => arg !== "--");
  const options = given.filter((arg) => arg.startsWith("--"));
  const named = given.filter((arg) => !arg.startsWith("--"));
  const known = [...PARTS, ...ON_REQUEST];
  const unknown = named.find((part) => !known.includes(part));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}". The parts: ${known.join(", ")}`);
    process.exitCode = 2;
    return;
  }

  console.error("Building the packages and generating clients from the spec …");
  await Promise.all([options.includes("--no-build") ? undefined : build(), install().then(generatePeers)]);
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const processor = cpus()[0]?.model ?? "unknown processor";
  console.log(`Node ${process.version}, ${availableParallelism()} × ${processor}, ${memory}`);
  for (const part of named.length > 0 ? named : PARTS) {
    const file = join(import.meta.dirname, ELSEWHERE[part] ?? `${part}.ts`);
    const { code } = await run("node", ["--expose-gc", "--no-warnings", file, ...options]);
    if (code !== 0) process.exitCode = 1;
  }
}
