import type { ChildProcess } from "node:child_process";

/** What runs, and whether it leads a process group of its own. */
const running = new Map<ChildProcess, { readonly ownGroup: boolean }>();
let isEnding = false;

/** Call before a program is started. @throws Error once the programs were ended: there is nobody left to end it */
export function refuseIfEnding(): void {
  if (isEnding) throw new Error("interrupted");
}

/** Keeps a program in mind until it ends, for `endChildren`. */
export function remember(child: ChildProcess, ownGroup = false): void {
  running.set(child, { ownGroup });
  child.once("close", () => running.delete(child));
  child.once("error", () => running.delete(child));
}

/**
 * Ends every program that `run` and `npm` started and that still runs, and lets no other start. One that leads a process
 * group ends with all that it started. Resolves when they have ended.
 *
 * @param patience - Milliseconds until those that do not heed the request are killed.
 */
export async function endChildren(patience = 3000): Promise<void> {
  isEnding = true;
  const groups = [...running].flatMap(([{ pid }, { ownGroup }]) => (ownGroup && pid !== undefined ? [pid] : []));
  const ended = Promise.all([...running.keys()].map((child) => new Promise((resolve) => child.once("close", resolve))));
  signalAll("SIGTERM");
  const timer = setTimeout(() => signalAll("SIGKILL"), patience);
  await ended;
  clearTimeout(timer);
  // What outlived the program that started it.
  for (const group of groups) signalOne(-group, "SIGKILL");
}

function signalAll(signal: NodeJS.Signals): void {
  for (const [{ pid }, { ownGroup }] of running) {
    if (pid !== undefined) signalOne(ownGroup ? -pid : pid, signal);
  }
}

function signalOne(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // It has ended.
  }
}
