import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const MAIN: string = fileURLToPath(new URL("../main.ts", import.meta.url));

export interface MainResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  /** What comes through standard input. */
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether the reader closes standard output after the first text, as `head` does. */
  readonly isCutShort?: boolean;
}

/** Runs the command from its sources in a process of its own, without a terminal. */
export async function runMain(
  args: readonly string[],
  cwd: string,
  { input = "", env = {}, isCutShort = false }: RunOptions = {},
): Promise<MainResult> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(INIT_CWD|GIT_|GITHUB_|NO_COLOR|FORCE_COLOR|NODE_)/.test(name),
  );
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...Object.fromEntries(kept), ...env } });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
      if (isCutShort && name === "stdout") child.stdout.destroy();
    });
  }
  // A command that fails early does not read its input.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [code] = await once(child, "close");
  return { code: code as number | null, ...output };
}
