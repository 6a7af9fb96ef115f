import { availableParallelism } from "node:os";
import { readmes } from "../all-blocks.ts";
import type { BlockProblem } from "../check-blocks.ts";
import { nameProblems } from "./check-commands.ts";
import { type Script, scriptOf } from "./find-commands.ts";
import { playScript } from "./play-script.ts";

/** Tests of their own play the commands of the packages' pages. */
const PLAYED_ELSEWHERE = /^packages\//;

/** The commands of the root README, of `docs/` and of the guides. */
export async function readmeScripts(): Promise<Script[]> {
  const texts = (await readmes()).filter(([file]) => !PLAYED_ELSEWHERE.test(file));
  return texts.map(([file, text]) => scriptOf(file, text)).filter(({ steps }) => steps.length > 0);
}

/** Checks the names in commands, and runs the commands. */
export async function tryCommands(scripts: readonly Script[]): Promise<BlockProblem[]> {
  const problems = await nameProblems(scripts);
  if (problems.length > 0) return problems;
  const rest = [...scripts.entries()];
  const lane = async (): Promise<void> => {
    for (let next = rest.shift(); next; next = rest.shift())
      problems.push(...(await playScript(next[1], String(next[0]))));
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
  return problems;
}
