// `pnpm check`: everything that can be checked without running tests. Prints two lines per check, and details of failures.
import { availableParallelism } from "node:os";
import { run } from "../lib/process/run.ts";
import { stages } from "./checks.ts";
import { runStages } from "./run-stages.ts";

const { passed, failed } = await runStages(stages, {
  async perform({ command: [program, ...args] }) {
    const { code, text } = await run(program, args, { output: "keep" });
    return code === 0 ? undefined : text.trim() || `exit code ${code}`;
  },
  atOnce: availableParallelism(),
  print: (line) => console.log(line),
});
console.log(`${failed > 0 ? "\n" : ""}${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
