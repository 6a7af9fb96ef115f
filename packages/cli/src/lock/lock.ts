import type { FileHandle } from "node:fs/promises";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { CliError, codeOf, fileError } from "../files/cli-error.js";
import { fateOf, type Holder, thisHolder } from "./holder.js";
import { createLock, lockText, readLock, removeDead, type Seen } from "./lock-file.js";

/** A lock that this process holds. */
export interface Lock {
  /**
   * Proves that this process still holds the lock. To be called before anything that no two processes may do.
   * @throws CliError if another process took the lock, because this one did not run for a while
   */
  check(): Promise<void>;
  release(): Promise<void>;
}

export interface LockOptions {
  /** Milliseconds between two signs of life of the holder. @default 2000 */
  readonly beatEvery?: number | undefined;
  /** Milliseconds without a sign of life after which a holder counts as dead. @default 15000 */
  readonly deadAfter?: number | undefined;
  /** Called if a holder has to be watched to find out whether it is alive. */
  readonly onWatch?: ((holder: Holder | undefined, milliseconds: number) => void) | undefined;
  readonly wait?: ((milliseconds: number) => Promise<unknown>) | undefined;
  /** Milliseconds of a clock that also runs while the machine sleeps. */
  readonly now?: (() => number) | undefined;
}

/**
 * Takes the lock that a file stands for. The holder renews the file every two seconds; a file that is not renewed for 15
 * seconds belongs to a dead process and is taken over. On Linux the death of a process on the same machine is known at once.
 *
 * @throws CliError if another process holds it, or if the file cannot be written
 */
export async function takeLock(path: string, options: LockOptions = {}): Promise<Lock> {
  const { beatEvery = 2000, deadAfter = 15_000, onWatch, wait = sleep, now = Date.now } = options;
  const me = await thisHolder();
  let tookOver = false;
  try {
    for (;;) {
      const handle = await createLock(path, me);
      if (handle !== undefined) {
        const lock = hold(path, me, handle, { beatEvery, deadAfter, wait, now });
        if (tookOver) {
          // Somebody who judged the dead holder at the same time moves our file away for a moment, or took over before us.
          await wait(100);
          await lock.check().catch(async (error: unknown) => {
            await lock.release();
            throw error;
          });
        }
        return lock;
      }
      const seen = await readLock(path);
      if (seen === undefined) continue;
      const fate = seen.holder === undefined ? "unknown" : await fateOf(seen.holder, me);
      if (fate === "alive") throw locked(path, seen.holder);
      if (fate === "unknown" && !(await isSilent(path, seen))) continue;
      tookOver = (await removeDead(path, seen)) || tookOver;
    }
  } catch (error) {
    throw codeOf(error) === undefined ? error : fileError("write", `The lock ${path} cannot be taken`, error);
  }

  /** Watches a holder. True if it gave no sign of life, false if it released the lock. */
  async function isSilent(lockPath: string, seen: Seen): Promise<boolean> {
    onWatch?.(seen.holder, deadAfter);
    const step = Math.min(500, deadAfter / 4);
    for (let waited = 0; waited < deadAfter; waited += step) {
      await wait(step);
      const again = await readLock(lockPath);
      if (again === undefined) return false;
      if (again.text !== seen.text) throw locked(lockPath, again.holder);
    }
    return true;
  }
}

interface Timing {
  readonly beatEvery: number;
  readonly deadAfter: number;
  wait(milliseconds: number): Promise<unknown>;
  now(): number;
}

function hold(path: string, me: Holder, handle: FileHandle, { beatEvery, deadAfter, wait, now }: Timing): Lock {
  let beats = 0;
  let lastBeat = now();
  let beating: Promise<void> = Promise.resolve();
  // Writes into the file that this process created, also if another file has its name now.
  const beat = (): Promise<void> => {
    beating = beating.then(async () => {
      beats += 1;
      await handle.write(lockText(me, beats), 0);
      await handle.datasync();
      lastBeat = now();
    });
    return beating;
  };
  const isMine = async (): Promise<boolean> => (await readLock(path))?.holder?.token === me.token;
  const timer = setInterval(() => void beat().catch(() => {}), beatEvery);
  timer.unref();
  return {
    async check() {
      // After a sleep of the machine another process may be about to take over: a sign of life stops it.
      if (now() - lastBeat > deadAfter / 3) {
        beating = Promise.resolve();
        await beat();
      }
      // Somebody who moved the file away by mistake puts it back at once.
      for (const pause of [0, 20, 200]) {
        if (pause > 0) await wait(pause);
        if (await isMine()) return;
      }
      const other = (await readLock(path))?.holder;
      throw new CliError(
        "locked",
        `This run did not run for a while, and ${other === undefined ? "its lock was removed" : `${nameOf(other)} took over`}. It stops before it sends anything more.`,
      );
    },
    async release() {
      clearInterval(timer);
      await beating.catch(() => {});
      await handle.close();
      if (await isMine()) await rm(path, { force: true });
    },
  };
}

function locked(path: string, holder: Holder | undefined): CliError {
  const who = holder === undefined ? "Another process" : `${nameOf(holder)}, since ${holder.at},`;
  return new CliError("locked", `${who} holds the lock ${path}. Wait until that run has ended.`);
}

function nameOf({ pid, host }: Holder): string {
  return `Process ${pid} on ${host}`;
}
