import { passes } from "../judge/verdict.ts";
import { judgeRepository } from "../judge-repository.ts";
import { report } from "../write/report.ts";
import type { Choice } from "./choice.ts";

/**
 * Compares each package with its last release, or with a commit. Fails if the version bump of a package is too small for
 * what changed.
 */
export async function check({ against }: Choice): Promise<number> {
  const { found, remarks } = await judgeRepository(against);
  console.log([report(found, against), ...remarks].filter((text) => text !== "").join("\n\n"));
  return found.every(passes) ? 0 : 1;
}
