import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { envelope, scriptedClient } from "../test-support/scripted.js";

// What a later run must know about the process that sent: its clock, and whether its store was slow.

const START = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
const person = { full_name: "Person 1", email_address: "1@example.com" };

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Starts a job that gets no answer to its POST, as if its process had died. */
async function sendAndDie(dated: boolean) {
  let moved = 0;
  let posts = 0;
  const { kantata } = scriptedClient((_url, method) => {
    if (method === "POST") {
      posts += 1;
      return new Promise(() => {}) as never;
    }
    const date = new Date(Date.now() + moved).toUTCString();
    return new Response(JSON.stringify(envelope(["7"])), {
      status: 200,
      headers: { "content-type": "application/json", ...(dated ? { date } : {}) },
    });
  });
  const sends: { positions: readonly number[]; sentAt: number; watermark: unknown }[] = [];
  const onSend = (positions: readonly number[], { watermark }: { readonly watermark: unknown }): void => {
    sends.push({ positions, sentAt: Date.now(), watermark });
  };
  const inputs = [{ ...person, email_address: "2@example.com" }];
  void kantata.accountInvitations.createMany(inputs, { onSend, timeout: 3_000_000 });
  await vi.advanceTimersByTimeAsync(5_000);
  return {
    /** Starts the job again on a clock that is this much later, and returns the seconds until it sends. */
    async again(later: number): Promise<number | undefined> {
      moved -= later;
      vi.setSystemTime(Date.now() + later);
      posts = 0;
      const resume = JSON.parse(JSON.stringify(sends));
      void kantata.accountInvitations.createMany(inputs, { resume });
      for (let seconds = 0; seconds < 400; seconds += 1) {
        if (posts > 0) return seconds;
        await vi.advanceTimersByTimeAsync(1_000);
      }
      return undefined;
    },
  };
}

it("a clock that is an hour later than the one that sent does not shorten the wait: the server's clock decides", async () => {
  const waited = await (await sendAndDie(true)).again(HOUR);
  expect(waited).toBeGreaterThanOrEqual(195);
  expect(waited).toBeLessThanOrEqual(203);
});

it("without the server's clock the local one decides", async () => {
  const job = await sendAndDie(false);
  expect(await job.again(HOUR)).toBeLessThan(10);
});

/** Runs a job whose store takes this many seconds, call by call, and returns what it saw. */
async function withStore(...seconds: readonly number[]) {
  const seen: string[] = [];
  const { kantata } = scriptedClient((_url, method) => {
    if (method === "POST") seen.push("POST");
    return envelope([method === "POST" ? "1" : "7"]);
  });
  const job = kantata.accountInvitations.createMany([person], {
    onSend: async () => {
      seen.push("onSend");
      await new Promise((resolve) => setTimeout(resolve, 1_000 * (seconds[seen.length - 1] ?? 0)));
    },
  });
  await vi.advanceTimersByTimeAsync(60_000);
  return { seen, results: await job };
}

it("a store that takes long is told again, so that its time is the time of the request", async () => {
  const { seen, results } = await withStore(20, 1);
  expect(seen).toEqual(["onSend", "onSend", "POST"]);
  expect(results).toMatchObject([{ status: "created" }]);
});

it("a store that takes 10 s is told once, and one that always takes longer is told twice", async () => {
  expect((await withStore(10)).seen).toEqual(["onSend", "POST"]);
  expect((await withStore(11, 11)).seen).toEqual(["onSend", "onSend", "POST"]);
});
