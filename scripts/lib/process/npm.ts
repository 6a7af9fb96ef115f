import { type RunEnd, type RunOptions, run } from "./run.ts";

/** The result of an npm command. */
export type NpmEnd = Pick<RunEnd, "code" | "stdout" | "stderr">;

/** Runs npm: the one of the pinned Node if that is installed, otherwise the machine's. */
export function npm(args: readonly string[], options: Omit<RunOptions, "output"> = {}): Promise<NpmEnd> {
  return run("npm", args, { ...options, output: "keep" });
}

/** npm's error message, without its hints. */
export function complaintOf({ stdout, stderr }: NpmEnd): string {
  const errors = `${stderr}\n${stdout}`
    .split("\n")
    .filter((line) => line.startsWith("npm error"))
    .map((line) => line.slice("npm error".length).trim())
    .filter((line) => line !== "" && !/^(A complete log|syscall |errno |at )|^\S+\.log$/.test(line));
  return errors.slice(0, 3).join("; ") || stderr.trim().split("\n").at(-1) || "npm failed";
}
