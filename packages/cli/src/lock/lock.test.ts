import { readdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startChild } from "../test-support/child.js";
import { testFolder } from "../test-support/lists.js";
import { fateOf, thisHolder } from "./holder.js";
import { type Lock, type LockOptions, takeLock } from "./lock.js";
import { lockText, removeDead } from "./lock-file.js";

const newPath = () => join(testFolder(), "people.csv.journal.lock");

async function take(path: string, options?: LockOptions): Promise<Lock> {
  const lock = await takeLock(path, options);
  onTestFinished(() => lock.release());
  return lock;
}

/** Time that passes only when somebody waits. */
function fakeTime(onWait: (waited: number) => Promise<unknown> | undefined = () => undefined) {
  let waited = 0;
  const watched: unknown[] = [];
  return {
    watched,
    waited: () => waited,
    options: {
      wait: async (milliseconds: number) => {
        waited += milliseconds;
        await onWait(waited);
      },
      onWatch: (...args: unknown[]) => void watched.push(args),
    },
  };
}

const elsewhere = async () => ({ ...(await thisHolder()), boot: "another machine", host: "other", token: "theirs" });

it("a lock that is held is refused, also within one process, and says who holds it", async () => {
  const path = newPath();
  await take(path);
  const { options, watched } = fakeTime();
  await expect(takeLock(path, options)).rejects.toThrow(
    /^Process \d+ on .+, since 20.+, holds the lock .+\.lock\. Wait until that run has ended\.$/,
  );
  if (process.platform === "linux") expect(watched).toEqual([]);
});

it("a released lock can be taken, and its file is gone", async () => {
  const path = newPath();
  const lock = await takeLock(path);
  await lock.check();
  await lock.release();
  expect(readdirSync(join(path, ".."))).toEqual([]);
  await take(path);
});

it("another process that lives keeps its lock; killed, it loses it", async () => {
  const path = newPath();
  const child = await startChild("hold-lock", [path]);
  expect(await child.line()).toBe("locked");
  await expect(takeLock(path)).rejects.toThrow(`Process ${child.pid} on`);
  await child.kill();
  const { options, watched } = fakeTime();
  await (await take(path, options)).check();
  // Linux tells at once that the process is dead.
  if (process.platform === "linux") expect(watched).toEqual([]);
});

it.runIf(process.platform === "linux")(
  "a dead process with our process id holds nothing, as in containers",
  async () => {
    const path = newPath();
    const me = await thisHolder();
    await writeFile(path, lockText({ ...me, token: "theirs", started: "1" }, 7));
    const { options, watched } = fakeTime();
    await (await take(path, options)).check();
    expect(watched).toEqual([]);
  },
);

it("what the system knows: nothing about other machines, other containers and holders that say nothing of themselves", async () => {
  const me = await thisHolder();
  for (const other of [{ boot: "x" }, { space: "x" }, { started: undefined }]) {
    expect(await fateOf({ ...me, pid: 2 ** 22 + 1, ...other }, me)).toBe("unknown");
  }
  if (process.platform !== "linux") return;
  expect(await fateOf(me, me)).toBe("alive");
  expect(await fateOf({ ...me, pid: 2 ** 22 + 1 }, me)).toBe("dead");
});

it("a holder on another machine that gives no sign of life for 15 seconds is dead", async () => {
  const path = newPath();
  const holder = await elsewhere();
  await writeFile(path, lockText(holder, 3));
  const { options, watched, waited } = fakeTime();
  await (await take(path, options)).check();
  expect(watched).toEqual([[expect.objectContaining({ host: "other" }), 15_000]]);
  expect(waited()).toBe(15_100);
});

it("a holder on another machine that gives a sign of life keeps its lock", async () => {
  const path = newPath();
  const holder = await elsewhere();
  await writeFile(path, lockText(holder, 3));
  const { options } = fakeTime((waited) => (waited === 14_000 ? writeFile(path, lockText(holder, 4)) : undefined));
  await expect(takeLock(path, options)).rejects.toThrow(`Process ${process.pid} on other`);
  expect(await readFile(path, "utf8")).toBe(lockText(holder, 4));
});

it("a holder that is watched may release its lock meanwhile", async () => {
  const path = newPath();
  await writeFile(path, lockText(await elsewhere(), 3));
  const { options, waited } = fakeTime((now) => (now === 1000 ? rm(path) : undefined));
  await take(path, options);
  expect(waited()).toBe(1000);
});

it.for(["", "{", '{"pid":1}\n', "null"])("a lock file that says %j is watched, then taken over", async (text) => {
  const path = newPath();
  await writeFile(path, text);
  const { options, watched } = fakeTime();
  await (await take(path, options)).check();
  expect(watched).toEqual([[undefined, 15_000]]);
});

it("the holder gives signs of life, each as long as the one before", async () => {
  const path = newPath();
  await take(path, { beatEvery: 5 });
  const first = await readFile(path, "utf8");
  await expect.poll(() => readFile(path, "utf8")).not.toBe(first);
  const me = await thisHolder();
  expect(lockText(me, 123_456_789)).toHaveLength(lockText(me, 1).length);
});

it("of many who find a dead lock at the same time, one gets it", async () => {
  for (let round = 0; round < 20; round += 1) {
    const path = newPath();
    await writeFile(path, lockText({ ...(await elsewhere()) }, round));
    const { options } = fakeTime(() => new Promise((resolve) => setImmediate(resolve)));
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => takeLock(path, options)));
    const locks = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const holding = await Promise.allSettled(locks.map((lock) => lock.check()));
    expect(holding.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
    for (const lock of locks) await lock.release();
    await take(path);
  }
});

it("a lock that was moved away by mistake goes back, and its holder still has it", async () => {
  const path = newPath();
  const lock = await take(path);
  expect(await removeDead(path, { text: "what a dead holder wrote", holder: undefined })).toBe(false);
  await lock.check();
  expect(readdirSync(join(path, ".."))).toEqual(["people.csv.journal.lock"]);
});

it("a holder that lost its lock finds out before it does anything, and leaves the other's lock alone", async () => {
  const path = newPath();
  const lock = await takeLock(path, { wait: async () => {} });
  const other = lockText(await elsewhere(), 0);
  await rm(path);
  await expect(lock.check()).rejects.toThrow("its lock was removed. It stops before it sends anything more.");
  await writeFile(path, other);
  await expect(lock.check()).rejects.toThrow(`Process ${process.pid} on other took over`);
  await lock.release();
  expect(await readFile(path, "utf8")).toBe(other);
});

it("after a long sleep the holder gives a sign of life first, so that nobody takes over", async () => {
  const path = newPath();
  let now = 0;
  const lock = await take(path, { now: () => now, beatEvery: 1_000_000 });
  const before = await readFile(path, "utf8");
  await lock.check();
  expect(await readFile(path, "utf8")).toBe(before);
  now = 3_600_000;
  await lock.check();
  expect(await readFile(path, "utf8")).not.toBe(before);
});

it("a folder that does not exist is told", async () => {
  await expect(takeLock(join(testFolder(), "none/x.lock"))).rejects.toThrow("cannot be taken: it does not exist");
});
