// `pnpm bench:scale`: how costs grow with the operations of a spec, the rows of a page, the calls at once and the APIs of the
// repository. Prints each series with the exponent that fits it, and draws `docs/performance-scaling.svg`.
//   --no-build    takes the packages as they were built last
import { join } from "node:path";
import { build, run } from "../../../scripts/lib/process/run.ts";
import { root } from "../setup/folders.ts";
import { install } from "../setup/install.ts";

if (!globalThis.gc) {
  console.error("Building the packages …");
  await Promise.all([process.argv.includes("--no-build") ? undefined : build(), install()]);
  const { code } = await run("node", ["--expose-gc", "--no-warnings", import.meta.filename]);
  process.exitCode = code;
} else {
  // Imported only now: what they import did not exist before.
  const { measureAll } = await import("./measure-all.ts");
  await measureAll(join(root, "docs/performance-scaling.svg"));
}
