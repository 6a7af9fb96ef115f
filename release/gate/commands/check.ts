import { passes } from "../judge/verdict.ts";
import { judgeRepository } from "../judge-repository.ts";
import { report } from "../write/report.ts";

/** Compares each package with its last release. Fails if the version bump of a package is too small for what changed. */
export async function check(): Promise<number> {
  const { found } = await judgeRepository();
  console.log(report(found));
  return found.every(passes) ? 0 : 1;
}
