import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../project/workspace.ts";
import { refuseIfEnding, remember } from "./children.ts";

/** How to run a program. */
export interface RunOptions {
  /** Show what it prints, or keep it for the result. @default "show" */
  readonly output?: "show" | "keep";
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is ended. @default none */
  readonly timeout?: number;
  /**
   * Give it a process group, which `endChildren` ends whole. The terminal's interrupt does not reach such a group: whoever
   * asks for one calls `endChildren` on the signals. @default false
   */
  readonly ownGroup?: boolean;
}

/** The end of a program. */
export interface RunEnd {
  readonly code: number;
  /** What it printed, if kept. */
  readonly text: string;
  /** Whether it was ended because its time was over. */
  readonly timedOut: boolean;
}

/** Runs a program of the workspace (`turbo`, `biome` …) or of the machine, without a shell. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunEnd> {
  const keep = options.output === "keep";
  const bin = join(root, "node_modules/.bin");
  const node = join(root, "node_modules/node/bin");
  return new Promise((resolve, reject) => {
    refuseIfEnding();
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      detached: options.ownGroup ?? false,
      env: {
        ...process.env,
        PATH: `${node}:${bin}:${process.env.PATH}`,
        TURBO_TELEMETRY_DISABLED: "1",
        DO_NOT_TRACK: "1",
        ...options.env,
      },
      stdio: ["ignore", keep ? "pipe" : "inherit", keep ? "pipe" : "inherit"],
    });
    remember(child, options.ownGroup);
    const chunks: string[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
    child.on("error", reject);
    let timedOut = false;
    const end = (): void => {
      timedOut = true;
      child.kill("SIGKILL");
    };
    const timer = options.timeout === undefined ? undefined : setTimeout(end, options.timeout);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, text: chunks.join(""), timedOut });
    });
  });
}

/** Generates and builds all packages; what is up to date is taken from turbo's cache, unless that is not to be trusted. */
export async function build(cache: "cached" | "anew" = "cached"): Promise<void> {
  const force = cache === "anew" ? ["--force"] : [];
  const { code, text } = await run("turbo", ["run", "generate", "build", "--output-logs=errors-only", ...force], {
    output: "keep",
  });
  if (code !== 0) throw new Error(`the build failed:\n${text}`);
}
