import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { onTestFinished } from "vitest";

/** The built command, as callers run it. */
export const MAIN: string = await builtMain(join(import.meta.dirname, "../.."));

/** A copy of the package, in which `pnpm guarantees` changed a line, has not been built. */
async function builtMain(folder: string): Promise<string> {
  const built = join(folder, "dist/main.js");
  if (existsSync(built)) return built;
  const outfile = join(folder, "dist", `main-${randomUUID()}.js`);
  const entryPoints = [join(folder, "src/main.ts")];
  await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
  return outfile;
}

export interface CliOptions {
  readonly cwd?: string;
  /** Settings for the command. Nothing else of the environment that concerns it is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** What comes through standard input. */
  readonly input?: string;
}

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface RunningCli {
  readonly child: ChildProcess;
  /** Everything on standard error so far. */
  stderr(): string;
  /** Everything on standard output so far. */
  stdout(): string;
  /** Resolves when standard output or error has this text. Fails if the command ends first. */
  shows(text: string): Promise<void>;
  readonly ended: Promise<CliResult>;
}

/** Starts the command in a pipe, without a terminal. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  return watched(spawnCli([process.execPath, MAIN, ...args], options), options.input);
}

/** Runs the command in a pipe until its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return startCli(args, options).ended;
}

/** Starts any command line that contains the command, such as a shell's. */
export function startShell(script: string, options: CliOptions = {}): RunningCli {
  return watched(spawnCli(["/bin/sh", "-c", script], options), options.input);
}

function spawnCli([command = "", ...args]: readonly string[], { cwd, env = {} }: CliOptions): ChildProcess {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(KANTATA|AVEVA|NODE_OPTIONS|VITEST|HTTP|NO_PROXY)/i.test(name),
  );
  return spawn(command, args, { cwd, env: { ...Object.fromEntries(kept), ...env }, stdio: "pipe" });
}

function watched(child: ChildProcess, input = ""): RunningCli {
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  const onText = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
      for (const listener of onText) listener();
    });
  }
  // A command that ends early does not read all of its input.
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, ...output }));
  return {
    child,
    stderr: () => output.stderr,
    stdout: () => output.stdout,
    async shows(text) {
      const isShown = (): boolean => output.stdout.includes(text) || output.stderr.includes(text);
      await new Promise<void>((resolve, reject) => {
        const check = (): void => {
          if (!isShown()) return;
          onText.delete(check);
          resolve();
        };
        onText.add(check);
        check();
        void ended.then(() => reject(new Error(`ended without showing ${text}:\n${output.stdout}${output.stderr}`)));
      });
    },
    ended,
  };
}
