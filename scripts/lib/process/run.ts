import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../project/workspace.ts";
import { refuseIfEnding, remember, signalTo } from "./children.ts";

/** How to run a program. */
export interface RunOptions {
  /** Show what the program prints, or keep it for the result. @default "show" */
  readonly output?: "show" | "keep";
  /** @default the repository's root */
  readonly cwd?: string;
  /** Variables in addition to those of this process; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which the program is asked to end, and killed 3 s later if it did not. @default none */
  readonly timeout?: number;
  /**
   * Give the program its own process group, so that everything it starts ends with it. The terminal's interrupt does not
   * reach such a group, so the caller must call `endChildren` on the signals. @default false
   */
  readonly ownGroup?: boolean;
  /** Characters of kept output after which the program is killed and the call rejects. @default 256 Mi */
  readonly maxOutput?: number;
}

/** The result of a program. */
export interface RunEnd {
  /** 1 if the program was ended by a signal. */
  readonly code: number;
  /** Everything it printed, in the order of arrival. Empty unless kept, like the next two. */
  readonly text: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether it was ended because it took too long. */
  readonly timedOut: boolean;
}

const PATIENCE = 3000;
// Time to read the output of an ended program, before the processes that keep its pipes open are killed.
const LAST_OUTPUT = 500;

/**
 * Runs a program of the workspace (`turbo`, `biome` …) or of the machine, without a shell. Runs where nothing is installed too.
 *
 * @throws Error if the program cannot be started, or prints more than `maxOutput`
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunEnd> {
  const { cwd = root, timeout, ownGroup = false, maxOutput = 256 * 2 ** 20 } = options;
  const keep = options.output === "keep";
  return new Promise((resolve, reject) => {
    refuseIfEnding();
    const stream = keep ? "pipe" : "inherit";
    const child = spawn(command, args, {
      cwd,
      detached: ownGroup,
      env: environment(keep, options.env),
      stdio: ["ignore", stream, stream],
    });
    remember(child, ownGroup);
    const timers: NodeJS.Timeout[] = [];
    const later = (millis: number, action: () => void): void => void timers.push(setTimeout(action, millis));
    const end = (signal: NodeJS.Signals): void => signalTo(child, signal, ownGroup);

    const printed = { text: "", stdout: "", stderr: "" };
    let timedOut = false;
    let isTooMuch = false;
    for (const name of ["stdout", "stderr"] as const) {
      child[name]?.setEncoding("utf8").on("data", (chunk: string) => {
        if (isTooMuch) return;
        printed.text += chunk;
        printed[name] += chunk;
        if (printed.text.length <= maxOutput) return;
        isTooMuch = true;
        end("SIGKILL");
      });
    }
    if (timeout !== undefined) {
      later(timeout, () => {
        timedOut = true;
        end("SIGTERM");
        later(PATIENCE, () => end("SIGKILL"));
      });
    }
    child.on("exit", () => {
      if (ownGroup) later(LAST_OUTPUT, () => end("SIGKILL"));
    });
    child.on("error", (error) => {
      timers.forEach(clearTimeout);
      reject(error);
    });
    child.on("close", (code) => {
      timers.forEach(clearTimeout);
      if (ownGroup) end("SIGKILL");
      if (isTooMuch) reject(new Error(`${command} printed more than ${maxOutput} characters`));
      else resolve({ code: code ?? 1, ...printed, timedOut });
    });
  });
}

function environment(keep: boolean, more: RunOptions["env"]): NodeJS.ProcessEnv {
  const bins = [join(root, "node_modules/node/bin"), join(root, "node_modules/.bin")];
  return {
    ...process.env,
    PATH: `${bins.join(":")}:${process.env.PATH}`,
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    // Kept output is read by programs and shown in reports.
    ...(keep ? { NO_COLOR: "1", FORCE_COLOR: undefined } : {}),
    ...more,
  };
}

/** Generates and builds all packages. Reuses turbo's cache, unless a full build is requested. */
export async function build(cache: "cached" | "anew" = "cached"): Promise<void> {
  const force = cache === "anew" ? ["--force"] : [];
  const { code, text } = await run("turbo", ["run", "generate", "build", "--output-logs=errors-only", ...force], {
    output: "keep",
  });
  if (code !== 0) throw new Error(`the build failed:\n${text}`);
}
