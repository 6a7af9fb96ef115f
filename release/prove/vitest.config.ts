// Runs the contract suite on installed tarballs. PROOF_PROJECT is the folder of the project that has them.
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { env } from "node:process";
import { defineConfig } from "vitest/config";
import { apis, root } from "../../scripts/lib/project/workspace.ts";
import { PATIENCE } from "../../scripts/test/patience.ts";

const project = realpathSync(env.PROOF_PROJECT ?? "");
const fromProject = createRequire(join(project, "package.json"));
const packages = await apis();
const published = new RegExp(`^@invitation-clients/(${[...packages, "runtime"].join("|")})(/|$)`);

export default defineConfig({
  root,
  plugins: [
    {
      name: "installed-tarballs",
      enforce: "pre",
      // Node's resolution, because Vite's would fall back to the packages of the workspace.
      resolveId(id) {
        if (!published.test(id)) return undefined;
        const path = fromProject.resolve(id);
        if (!path.startsWith(join(project, "node_modules") + sep)) throw new Error(`${id} is not installed: ${path}`);
        return path;
      },
    },
  ],
  test: {
    include: packages.map((name) => `packages/${name}/src/**/*.contract.test.ts`),
    pool: "threads",
    allowOnly: false,
    ...PATIENCE,
    reporters: ["json"],
    outputFile: join(project, "contract.json"),
  },
});
