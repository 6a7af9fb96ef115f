import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow } from "../../../scripts/lib/project/files-below.ts";
import { publicPackages } from "../../../scripts/lib/project/published-packages.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import type { BlockProblem } from "../check-blocks.ts";
import type { Script } from "./find-commands.ts";

const OF_PNPM = ["install", "exec"];

/** Commands that only name something: packages to install, and scripts of this repository with their options. */
export async function nameProblems(scripts: readonly Script[]): Promise<BlockProblem[]> {
  const known = await knownPackages();
  const problems: BlockProblem[] = [];
  for (const { file, steps } of scripts) {
    for (const { line, commands } of steps) {
      for (const [at, command] of commands.split("\n").entries()) {
        const place = `${file}:${line + at}`;
        for (const name of installedBy(command)) {
          if (!known.has(name))
            problems.push({ place, message: `installs ${name}, which is no package of this project` });
        }
        const message = await scriptProblem(command);
        if (message !== undefined) problems.push({ place, message });
      }
    }
  }
  return problems;
}

/** Whether a command is one of this repository's scripts, which are not run here. */
export const isOfRepository = (command: string): boolean => /^npx --yes pnpm@12 /.test(command);

function installedBy(command: string): string[] {
  const [, rest] = /^npm install (.*)$/.exec(command) ?? [];
  return (rest ?? "").split(/\s+/).filter((word) => word !== "" && !word.startsWith("--"));
}

async function knownPackages(): Promise<Set<string>> {
  const { devDependencies } = await readJson<{ devDependencies: Record<string, string> }>(join(root, "package.json"));
  const published = (await publicPackages()).map(({ name }) => name);
  return new Set([...published, ...Object.keys(devDependencies)]);
}

/** A command without the comment at its end. */
async function scriptProblem(command: string): Promise<string | undefined> {
  const [, words = ""] = /^npx --yes pnpm@12 ([^#]*)/.exec(command) ?? [];
  if (words === "") return undefined;
  const [name = "", ...args] = words.trim().split(/\s+/);
  if (OF_PNPM.includes(name)) return undefined;
  const { scripts } = await readJson<{ scripts: Record<string, string> }>(join(root, "package.json"));
  const script = scripts[name];
  if (script === undefined) return `package.json has no script "${name}"`;
  const tool = /^node (\S+)/.exec(script)?.[1];
  const options = args.filter((arg) => arg.startsWith("--")).map((arg) => arg.slice(2).split("=")[0] ?? "");
  const accepted = tool === undefined ? "" : await sourcesOf(tool);
  const wrong = options.filter((option) => !new RegExp(`["{ ]${option}"?: \\{ type: |"--${option}"`).test(accepted));
  return wrong.length === 0 ? undefined : `pnpm ${name} has no option --${wrong.join(", --")}`;
}

/** The sources of a tool, where its options are declared. */
async function sourcesOf(tool: string): Promise<string> {
  const folder = join(root, tool, "..");
  const files = (await filesBelow(folder)).filter(
    (path) => /^[^/]+(\/[^/]+)?\.ts$/.test(path) && !path.includes(".test."),
  );
  return (await Promise.all(files.map((path) => readFile(join(folder, path), "utf8")))).join("\n");
}
