import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";

const MAIN = join(import.meta.dirname, "../main.ts");

/** Programs that start the command from its sources: as itself, and as npx does. npx leaves its arguments in the file `arguments`. */
const PROGRAMS = {
  "openapi-semver": 'exec "$NODE" "$MAIN" "$@"',
  npx: 'printf "%s\\n" "$@" > "$HOME/arguments"\n[ "$1" = --yes ] && shift\nshift\nexec "$NODE" "$MAIN" "$@"',
};

/** What a script of the shell did. */
export interface ScriptEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script with bash, as GitHub does, in a folder below `home`. */
export type RunScript = (
  script: string,
  folder: string,
  variables?: Readonly<Record<string, string>>,
) => Promise<ScriptEnd>;

/** Puts the stand-ins into a folder, and returns what runs scripts with them. */
export async function standIns(home: string): Promise<RunScript> {
  const bin = join(home, "bin");
  await mkdir(bin, { recursive: true });
  for (const [name, script] of Object.entries(PROGRAMS)) {
    await writeFile(join(bin, name), `#!/usr/bin/env bash\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return async (script, folder, variables = {}) => {
    const kept = Object.entries(process.env).filter(([name]) => !/^(INIT_CWD|GIT_|GITHUB_|NODE_|NO_COLOR)/.test(name));
    const path = `${bin}${delimiter}${process.env.PATH}`;
    const env = { ...Object.fromEntries(kept), ...variables, PATH: path, HOME: home, NODE: process.execPath, MAIN };
    const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
    const child = spawn("bash", args, { cwd: join(home, folder), env, stdio: ["ignore", "pipe", "pipe"] });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        output[name] += text;
      });
    }
    const [code] = await once(child, "close");
    return { code: code as number | null, ...output };
  };
}

/** Commits everything in a folder as the first commit of a new repository. */
export const FIRST_COMMIT =
  "git init --quiet && git add --all && git -c user.name=A -c user.email=a@example.com commit --quiet --message First";
