// `pnpm bench:scale`: how costs grow with the operations in a spec, the rows on a page, the calls at once and the APIs in
// the repository. Prints each series with its fitted exponent, and draws `docs/performance-scaling.svg`.
//   --no-build    uses the packages as they were last built
import { join } from "node:path";
import { build, run } from "../../../scripts/lib/process/run.ts";
import { root } from "../setup/folders.ts";
import { install } from "../setup/install.ts";

export async function runScale(args: readonly string[]): Promise<void> {
  if (globalThis.gc) {
    // Imported only now: some of what it imports has just been built or installed.
    const { measureAll } = await import("./measure-all.ts");
    await measureAll(join(root, "docs/performance-scaling.svg"));
    return;
  }
  const mustBuild = !args.includes("--no-build");
  if (mustBuild) console.error("Building the packages …");
  await Promise.all([mustBuild ? build() : undefined, install()]);
  const main = join(import.meta.dirname, "../main.ts");
  const { code } = await run("node", ["--expose-gc", "--no-warnings", main, "scale"]);
  process.exitCode = code;
}
