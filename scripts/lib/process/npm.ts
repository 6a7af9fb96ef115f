import { execFile } from "node:child_process";
import { join } from "node:path";
import { root } from "../project/workspace.ts";
import { refuseIfEnding, remember } from "./children.ts";

/** The end of an npm command. */
export interface NpmEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what npm runs. */
export interface NpmOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs npm: that of the pinned Node if it is installed, else the machine's. */
export function npm(args: readonly string[], options: NpmOptions = {}): Promise<NpmEnd> {
  const env = { ...process.env, ...options.env };
  env.PATH = `${join(root, "node_modules/node/bin")}:${env.PATH}`;
  return new Promise((resolve, reject) => {
    refuseIfEnding();
    const child = execFile(
      "npm",
      args,
      { cwd: options.cwd ?? root, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error && typeof error.code !== "number") reject(error);
        else resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
      },
    );
    remember(child);
  });
}

/** What npm complained about, without its hints. */
export function complaintOf({ stdout, stderr }: NpmEnd): string {
  const errors = `${stderr}\n${stdout}`
    .split("\n")
    .filter((line) => line.startsWith("npm error"))
    .map((line) => line.slice("npm error".length).trim())
    .filter((line) => line !== "" && !/^(A complete log|syscall |errno )|^\S+\.log$/.test(line));
  return errors.slice(0, 3).join("; ") || stderr.trim().split("\n").at(-1) || "npm failed";
}
