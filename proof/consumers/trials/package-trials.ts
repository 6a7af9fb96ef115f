import { readTarball } from "../../../scripts/lib/project/tarballs.ts";
import { tarballOf } from "../install/pack.ts";
import { published } from "../install/published.ts";
import { exec } from "../programs/exec.ts";
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
        for (const name of published) {
          const files = await readTarball(tarballOf(name));
          count += files.size;
          const problems = tarballProblems(files, name !== "runtime");
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
      for (const each of published) {
        const [bin, ...args] = commandFor(tarballOf(each));
        const path = `${folder}/node_modules/.bin/${bin}`;
        const { code, text } = await exec(path, args, { cwd: folder, timeout: TIMEOUT });
        if (code !== 0) return { tried: "", failure: `${each}: ${text.trim()}` };
      }
      return { tried: `${published.length} tarballs` };
    },
  };
}
