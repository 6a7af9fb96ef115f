import type { ChildProcess } from "node:child_process";

/** The running programs, and whether each leads its own process group. */
const running = new Map<ChildProcess, { readonly ownGroup: boolean }>();
let isEnding = false;

/** Call before starting a program. @throws Error after `endChildren` was called, because the program would never be ended */
export function refuseIfEnding(): void {
  if (isEnding) throw new Error("interrupted");
}

/** Registers a program for `endChildren` until it ends. */
export function remember(child: ChildProcess, ownGroup: boolean): void {
  running.set(child, { ownGroup });
  child.once("close", () => running.delete(child));
  child.once("error", () => running.delete(child));
}

/**
 * Ends every running program that `run` started, and lets no other start. A program with its own process group ends
 * together with everything that it started. Resolves when all have ended.
 *
 * @param patience - Milliseconds until a program that ignores the request is killed.
 */
export async function endChildren(patience = 3000): Promise<void> {
  isEnding = true;
  const groups = [...running].flatMap(([child, { ownGroup }]) => (ownGroup ? [child] : []));
  const ended = Promise.all([...running.keys()].map((child) => new Promise((resolve) => child.once("close", resolve))));
  signalAll("SIGTERM");
  const timer = setTimeout(() => signalAll("SIGKILL"), patience);
  await ended;
  clearTimeout(timer);
  // Processes that outlived the program that started them.
  for (const child of groups) signalTo(child, "SIGKILL", true);
}

function signalAll(signal: NodeJS.Signals): void {
  for (const [child, { ownGroup }] of running) signalTo(child, signal, ownGroup);
}

/** Sends a signal to a program, or to its whole process group. */
export function signalTo({ pid }: ChildProcess, signal: NodeJS.Signals, ownGroup: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(ownGroup ? -pid : pid, signal);
  } catch {
    // It has ended.
  }
}
