import { execFile } from "node:child_process";

/** How a process ended. */
export interface ChildEnd {
  /** Its exit code; undefined where it had to be stopped. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const NODE_ENTRY = import.meta.resolve("@invitation-clients/runtime/node");
const MAIN_ENTRY = import.meta.resolve("@invitation-clients/runtime");

/**
 * Runs a script in a process of its own, against the built package. `createNodeFetch` is imported for it, and `ended(promise)`
 * tells how a promise ended. It is stopped after a minute, so what keeps a process alive for longer shows as no exit code.
 */
export function runChild(script: string, node: string = process.execPath): Promise<ChildEnd> {
  const lines = `import { createNodeFetch } from ${JSON.stringify(NODE_ENTRY)};
    const ended = (promise) => promise.then((value) => value, (error) => error);
    ${script}`;
  return runScript(lines, node);
}

/** Runs a script as it is. */
export function runScript(script: string, node: string = process.execPath): Promise<ChildEnd> {
  return new Promise((resolve) => {
    const args = ["--input-type=module", "-e", script];
    execFile(node, args, { timeout: 60_000, killSignal: "SIGKILL" }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === "number" ? error.code : undefined) : 0;
      resolve({ code, stdout: stdout.trim(), stderr });
    });
  });
}

/** Addresses of the built entry points, to import in a script. */
export const ENTRIES: { readonly main: string; readonly node: string } = { main: MAIN_ENTRY, node: NODE_ENTRY };
