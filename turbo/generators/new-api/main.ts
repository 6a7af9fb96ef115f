// `pnpm new-api <name> [--spec file [--leave-out]]`: makes a new API with spec, package, contract test and README, by turbo's generator.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "node:process";
import { parseArgs } from "node:util";
import { run } from "../../../scripts/lib/process/run.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { refuseName } from "./plan/names.ts";

const USAGE = "pnpm new-api <name> [--spec file [--leave-out]]";

function readArguments(): { name: string; spec: string; leavesOut: boolean } {
  // pnpm passes its own separator `--` on.
  const args = process.argv.slice(2).filter((arg, index) => index > 0 || arg !== "--");
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { spec: { type: "string" }, "leave-out": { type: "boolean", default: false } },
  });
  const [name = "", ...more] = positionals;
  if (more.length > 0) throw new Error(`give only one name, without ${more.join(" ")}: ${USAGE}`);
  if (values.spec === "") throw new Error(`--spec needs a file: ${USAGE}`);
  const leavesOut = values["leave-out"];
  if (leavesOut && values.spec === undefined) throw new Error(`--leave-out needs --spec with a file: ${USAGE}`);
  const refusal = refuseName(name, root);
  if (refusal !== undefined) throw new Error(refusal);
  // pnpm starts scripts in the root, even when called from another folder.
  const from = env.INIT_CWD ?? process.cwd();
  return { name, spec: values.spec === undefined ? "" : resolve(from, values.spec), leavesOut };
}

try {
  if (!existsSync(join(root, "packages/contract-kit/dist/index.js"))) {
    throw new Error("the packages are not built, and it needs them: run `pnpm build` first");
  }
  const { name, spec, leavesOut } = readArguments();
  // `gen` and not `turbo gen`, which would download a generator that no lockfile pins.
  const answers = [name, spec || "_none", leavesOut ? "yes" : "no"];
  const { code } = await run("gen", ["run", "new-api", "--root", root, "--args", ...answers]);
  process.exitCode = code;
} catch (error) {
  console.error(`new-api: ${(error as Error).message}`);
  process.exitCode = 1;
}
