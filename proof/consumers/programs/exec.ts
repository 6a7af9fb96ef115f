import { spawn } from "node:child_process";
import { dirname } from "node:path";

/** How to run a program. */
export interface ExecOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is ended. */
  readonly timeout: number;
}

/** How a program ended. */
export interface ExecEnd {
  readonly code: number;
  readonly text: string;
  readonly timedOut: boolean;
}

/** Process groups that are still running. */
const running = new Set<number>();

/**
 * Runs a program in its own process group, so that all processes it starts end with it. On a timeout it gets SIGTERM first,
 * so that a program that drives a browser can close it.
 */
export function exec(command: string, args: readonly string[], options: ExecOptions): Promise<ExecEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      detached: true,
      env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, NO_COLOR: "1", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const group = child.pid;
    if (group !== undefined) running.add(group);
    const chunks: string[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
    let timedOut = false;
    let killer: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup(group, "SIGTERM");
      killer = setTimeout(() => endGroup(group, "SIGKILL"), 3_000);
    }, options.timeout);
    const settle = (): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      // Ends processes that the program left running.
      endGroup(group, "SIGKILL");
      if (group !== undefined) running.delete(group);
    };
    child.on("error", (error) => {
      settle();
      reject(error);
    });
    child.on("exit", () => setTimeout(() => endGroup(group, "SIGKILL"), 500).unref());
    child.on("close", (code) => {
      settle();
      resolve({ code: code ?? 1, text: chunks.join(""), timedOut });
    });
  });
}

/** Ends all programs that are still running. */
export function endAll(): void {
  for (const group of running) endGroup(group, "SIGTERM");
}

function endGroup(group: number | undefined, signal: NodeJS.Signals): void {
  if (group === undefined || !running.has(group)) return;
  try {
    process.kill(-group, signal);
  } catch {
    // The group has ended already.
  }
}
