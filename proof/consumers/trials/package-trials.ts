import { run } from "../../../scripts/lib/process/run.ts";
import { publicFolders } from "../../../scripts/lib/project/published-packages.ts";
import { readTarball } from "../../../scripts/lib/project/read-tarball.ts";
import { apis } from "../../../scripts/lib/project/workspace.ts";
import { tarballOf } from "../install/pack.ts";
import { tarballProblems } from "./tarball-rules.ts";
import type { Trial } from "./trial.ts";

const TIMEOUT = 60_000;

/** Checks each tarball's files, and runs publint and attw on it. */
export function packageTrials(): Trial[] {
  return [
    {
      name: "files of the tarballs",
      project: "package-lint",
      tool: "",
      quick: true,
      async run() {
        let count = 0;
        const withSpec = await apis();
        for (const name of await publicFolders()) {
          const files = await readTarball(tarballOf(name));
          count += files.size;
          const problems = tarballProblems(files, withSpec.includes(name));
          if (problems.length > 0) return { tried: "", failure: `${name} ${problems.join(`\n${name} `)}` };
        }
        return { tried: `${count} files` };
      },
    },
    toolTrial("publint", "publint", (tarball) => ["publint", "run", tarball, "--strict"]),
    toolTrial("are the types wrong", "@arethetypeswrong/cli", (tarball) => ["attw", tarball, "--profile", "esm-only"]),
  ];
}

function toolTrial(name: string, tool: string, commandFor: (tarball: string) => string[]): Trial {
  return {
    name,
    project: "package-lint",
    tool,
    quick: true,
    async run({ folder }) {
      const published = await publicFolders();
      for (const each of published) {
        const [bin, ...args] = commandFor(tarballOf(each));
        const path = `${folder}/node_modules/.bin/${bin}`;
        const { code, text } = await run(path, args, { cwd: folder, timeout: TIMEOUT, output: "keep", ownGroup: true });
        if (code !== 0) return { tried: "", failure: `${each}: ${text.trim()}` };
      }
      return { tried: `${published.length} tarballs` };
    },
  };
}
