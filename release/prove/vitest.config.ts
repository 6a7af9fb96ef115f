// Runs the contract suite on installed tarballs: PROOF_PROJECT is the folder that they are installed in.
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { env } from "node:process";
import { defineConfig } from "vitest/config";
import { apis, root } from "../../scripts/lib/project/workspace.ts";

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
      // Node's own resolution: Vite's falls back to the workspace, and its packages would be tried instead.
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
    reporters: ["json"],
    outputFile: join(project, "contract.json"),
  },
});
