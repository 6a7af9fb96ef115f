import { resolve } from "node:path";
import { apis, specFiles } from "../lib/project/workspace.ts";
import type { Problem } from "./problem.ts";
import { runRedocly } from "./redocly.ts";
import { withReview } from "./review.ts";

/** Every spec of the repository. */
export async function allSpecs(): Promise<string[]> {
  return (await Promise.all((await apis()).map(specFiles))).flat();
}

/** All problems of one document and of the files that it refers to. */
export async function lintSpec(file: string): Promise<Problem[]> {
  const [problems = []] = await lintSpecs([file]);
  return problems;
}

/** All problems of each document, in the order given. Starts Redocly once for all of them. */
export async function lintSpecs(files: readonly string[]): Promise<Problem[][]> {
  const found = await runRedocly(files.map((file) => resolve(file)));
  // Marks can only be looked up in a document that can be read.
  return found.map((problems) => (problems.some(({ rule }) => rule === "parse") ? problems : withReview(problems)));
}
