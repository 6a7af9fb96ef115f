import { fork } from "node:child_process";
import { join } from "node:path";
import type { Peer, PeerOptions } from "../call/peer.ts";
import { TOKEN } from "../server/answers.ts";

/** What a process of its own is told to do. */
export interface ChildTask {
  /** Name of a file of `children/`. It is loaded first, so it may change what the client will find. */
  readonly scenario: string;
  /** Where the peer is defined. */
  readonly file: string;
  readonly options: PeerOptions;
}

/** What a file of `children/` exports as `run`. What it gives must survive JSON. */
export type Scenario<T> = (peer: Peer, options: PeerOptions) => Promise<T>;

/** What became of the process: its result, or why there is none. */
export type ChildEnd<T> = { readonly result: T } | { readonly died: string };

// More than any scenario waits. A busy machine starts eight processes at once.
const LIMIT = 60_000;

/** Runs a scenario over a peer in a process of its own, as it changes globals or may end the process. */
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
