import { randomUUID } from "node:crypto";
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
import { codeOf } from "../files/cli-error.js";

/** The process that holds a lock, as it says of itself. */
export interface Holder {
  /** Belongs to one use of one lock. */
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** When it took the lock. */
  readonly at: string;
  /** Linux only: the boot of the machine, the process namespace, and the clock tick of the process's start. */
  readonly boot?: string | undefined;
  readonly space?: string | undefined;
  readonly started?: string | undefined;
}

/** This process as a holder. */
export async function thisHolder(): Promise<Holder> {
  const [boot, space, stat] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => undefined),
    readlink("/proc/self/ns/pid").catch(() => undefined),
    statOf("self"),
  ]);
  return {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    at: new Date().toISOString(),
    boot: boot?.trim(),
    space,
    started: stat?.started,
  };
}

/**
 * What the system knows about a holder. A process id alone proves nothing, because the next process may have the same one: the
 * boot, the namespace and the start must be the same too. Elsewhere than on Linux, and for other machines and containers, the
 * system knows nothing.
 */
export async function fateOf(holder: Holder, me: Holder): Promise<"alive" | "dead" | "unknown"> {
  const comparable =
    holder.boot && holder.space && holder.started && holder.boot === me.boot && holder.space === me.space;
  if (!comparable) return "unknown";
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // Other users' processes exist, but may not be signalled.
    if (codeOf(error) === "ESRCH") return "dead";
  }
  const stat = await statOf(String(holder.pid));
  if (stat === undefined) return "unknown";
  return stat.started === holder.started && !/[ZXx]/.test(stat.state) ? "alive" : "dead";
}

/** State and start of a process. The name of the program comes before them, in brackets, and may contain anything. */
async function statOf(pid: string): Promise<{ state: string; started: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, started] = [fields?.[0], fields?.[19]];
  return state === undefined || started === undefined ? undefined : { state, started };
}

export function isHolder(value: unknown): value is Holder {
  const holder = value as Partial<Record<keyof Holder, unknown>> | null;
  return typeof holder === "object" && typeof holder?.token === "string" && typeof holder.pid === "number";
}
