import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { MAIN } from "./run-cli.js";

/** Whether this machine has util-linux' `script`, which gives a program a terminal. */
export const HAS_TERMINALS =
  process.platform === "linux" && /util-linux/.test(String(spawnSync("script", ["--version"]).stdout ?? ""));

/** The command on a terminal. */
export interface TerminalCli {
  /** Resolves when the screen was given this text. */
  shows(text: string | RegExp): Promise<void>;
  type(text: string): void;
  /** Everything that was written to the screen, and the exit code. */
  readonly ended: Promise<{ readonly code: number | null; readonly screen: string }>;
}

/** Starts the command on a terminal of this width. */
export function startOnTerminal(
  args: readonly string[],
  columns: number,
  env: Readonly<Record<string, string>>,
): TerminalCli {
  const quoted = [process.execPath, MAIN, ...args].map((arg) => `'${arg}'`).join(" ");
  const child: ChildProcess = spawn("script", ["-qec", `stty cols ${columns} rows 24; exec ${quoted}`, "/dev/null"], {
    env: { PATH: process.env.PATH ?? "", TERM: "xterm", SHELL: "/bin/sh", ...env },
    stdio: "pipe",
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let screen = "";
  const listeners = new Set<() => void>();
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    for (const listener of listeners) listener();
  });
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, screen }));
  return {
    shows(text) {
      return new Promise((resolve, reject) => {
        const check = (): void => {
          if (typeof text === "string" ? !screen.includes(text) : !text.test(screen)) return;
          listeners.delete(check);
          resolve();
        };
        listeners.add(check);
        check();
        void ended.then(() => reject(new Error(`ended without showing ${text}:\n${screen}`)));
      });
    },
    type: (text) => void child.stdin?.write(text),
    ended,
  };
}

/** The states of the progress line that a screen was given. */
export function progressLinesOf(screen: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are controlled by them
  const pieces = screen.split(/\u001b(?:\[[0-9;?]*[A-Za-z]|[78])|[\r\n]/);
  return pieces.filter((piece) => /^\d+\/\d+ /.test(piece));
}
