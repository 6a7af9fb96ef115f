import { execFile } from "node:child_process";

/** How a process ended. */
export interface ChildEnd {
  /** Its exit code; undefined if it had to be killed. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** URL of the built entry point, to import in a script. */
export const NODE_ENTRY: string = import.meta.resolve("@invitation-clients/runtime/node");

/**
 * Runs a script in a child process, against the built package. It can use `createNodeFetch`, and `ended(promise)`, which gives the
 * value or the error of a promise. It is killed after a quarter of an hour, so a process that stays alive has no exit code.
 */
export function runChild(script: string): Promise<ChildEnd> {
  const lines = `import { createNodeFetch } from ${JSON.stringify(NODE_ENTRY)};
    const ended = (promise) => promise.then((value) => value, (error) => error);
    ${script}`;
  return runScript(lines);
}

/** Runs a script as it is. */
export function runScript(script: string): Promise<ChildEnd> {
  return new Promise((resolve) => {
    const args = ["--input-type=module", "-e", script];
    execFile(process.execPath, args, { timeout: 900_000, killSignal: "SIGKILL" }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === "number" ? error.code : undefined) : 0;
      resolve({ code, stdout: stdout.trim(), stderr });
    });
  });
}
