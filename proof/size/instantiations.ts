import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "../../scripts/lib/process/run.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import type { Measurement } from "./budgets.ts";

// The options of a strict caller.
const COMPILER_OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
  target: "es2022",
  lib: ["es2022", "esnext.disposable", "dom", "dom.iterable", "dom.asynciterable"],
  module: "nodenext",
};

const USAGES = join(root, "proof/size/usages");

/** The type instantiations of each file in usages/, minus those of an empty file. */
export async function measureInstantiations(): Promise<Measurement[]> {
  const base = await instantiationsOf(join(USAGES, "empty.ts"));
  const names = ["kantata-one-call", "kantata-ten-calls", "aveva-one-call", "aveva-ten-calls"];
  const found: Measurement[] = [];
  for (const name of names) {
    const value = (await instantiationsOf(join(USAGES, `${name}.ts`))) - base;
    found.push({ name: `types: ${name}`, value, unit: "instantiations" });
  }
  return found;
}

/** The instantiations that TypeScript counts for a file and its imports. The count is the same on every machine. */
async function instantiationsOf(file: string): Promise<number> {
  // In a tsconfig.json, because the command line cannot turn ambient types off.
  const project = join(root, ".cache/size/tsconfig.json");
  await mkdir(dirname(project), { recursive: true });
  await writeFile(project, JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: [file] }));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { code, text } = await run("node", [tsc, "--extendedDiagnostics", "-p", project], { output: "keep" });
  const count = /^Instantiations:\s+(\d+)/m.exec(text)?.[1];
  if (code !== 0 || count === undefined) throw new Error(`tsc could not check ${file}:\n${text}`);
  return Number(count);
}
