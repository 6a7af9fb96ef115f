import { fork } from "node:child_process";
import { join } from "node:path";
import type { Peer, PeerOptions } from "../call/peer.ts";
import { TOKEN } from "../server/answers.ts";

/** The task of a child process. */
export interface ChildTask {
  /** Name of a file in this folder. It is loaded before the client, so it may replace globals. */
  readonly scenario: string;
  /** The file that defines the client. */
  readonly file: string;
  readonly options: PeerOptions;
}

/** What a file in this folder exports as `run`. Its result must survive JSON. */
export type Scenario<T> = (peer: Peer, options: PeerOptions) => Promise<T>;

/** The result of the process, or how it died. */
export type ChildEnd<T> = { readonly result: T } | { readonly died: string };

// Longer than any scenario takes, even on a busy machine that starts eight processes at once.
const LIMIT = 60_000;

/** Runs a scenario in a separate process, because it changes globals or may end the process. */
export function inChild<T>(peer: Peer, scenario: string, baseUrl: string): Promise<ChildEnd<T>> {
  const task: ChildTask = { scenario, file: peer.file, options: { baseUrl, token: TOKEN } };
  const child = fork(join(import.meta.dirname, "child-main.ts"), [JSON.stringify(task)], {
    execArgv: ["--no-warnings"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    timeout: LIMIT,
    killSignal: "SIGKILL",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("message", (message) => resolve({ result: message as T }));
    child.on("exit", (code, signal) => resolve({ died: `process ends with ${signal ?? code}` }));
  });
}
