import { spawn } from "node:child_process";
import { once } from "node:events";
import { Screen } from "./screen.ts";

/** What a screen showed from a time on, in milliseconds. */
export interface Shot {
  readonly at: number;
  readonly lines: readonly string[];
}

/** Types this text as soon as the screen shows that one. */
export interface Cue {
  readonly when: RegExp;
  readonly type: string;
}

/** Runs a command line on a terminal, plays the cues in order, and returns what the screen showed. Needs util-linux' `script`. */
export async function recordTerminal(
  command: string,
  cues: readonly Cue[],
  { columns, env }: { readonly columns: number; readonly env: Readonly<Record<string, string>> },
): Promise<Shot[]> {
  const child = spawn("script", ["-qec", `stty cols ${columns} rows 40; exec ${command}`, "/dev/null"], {
    env: { PATH: process.env.PATH ?? "", TERM: "xterm", SHELL: "/bin/sh", ...env },
  });
  const screen = new Screen(columns);
  const shots: Shot[] = [];
  const left = [...cues];
  const begun = Date.now();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen.write(text);
    shots.push({ at: Date.now() - begun, lines: screen.lines() });
    const [cue] = left;
    if (cue?.when.test(screen.lines().join("\n"))) {
      left.shift();
      child.stdin.write(cue.type);
    }
  });
  await once(child, "close");
  return shots;
}
