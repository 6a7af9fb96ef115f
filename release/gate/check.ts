// `pnpm changeset:check`: compares the packages with their last release and sees whether the next version says enough:
// the step that the version has taken, or a pending changeset. Exit code 1 if it says too little.
import { judgeRepository } from "./gate.ts";
import { passes } from "./judge/verdict.ts";
import { report } from "./tell/report.ts";

try {
  const { found } = await judgeRepository();
  console.log(report(found));
  process.exitCode = found.every(passes) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
