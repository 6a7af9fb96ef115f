import { spawnSync } from "node:child_process";

/** Milliseconds that a new Node process takes to run this module and end. */
export function startProcess(code: string): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - startedAt;
}
