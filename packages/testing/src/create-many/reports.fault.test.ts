import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FAKE_CLOCK } from "../clock/fake-clock.js";
import { makeJob, people, statuses, tally } from "../test-support/job.js";
import { trouble } from "../trouble/trouble.js";

// What createMany tells its caller during a run: onSend, onResult, onProgress.

beforeAll(() => {
  vi.useFakeTimers(FAKE_CLOCK);
});
afterAll(() => {
  vi.useRealTimers();
});

describe("onSend and onResult", () => {
  it("each request is told before it leaves, and each result once, before the next request", async () => {
    const job = makeJob();
    const told: string[] = [];
    await job.run(people(120), {
      onSend: (positions, { watermark }) => {
        expect(JSON.parse(JSON.stringify(watermark))).toEqual(watermark);
        told.push(`send ${positions[0]}-${positions.at(-1)} after ${job.posted().length}`);
      },
      onResult: async ({ status }, position) => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        if (position % 50 === 0 || position % 50 === 49) told.push(`${status} ${position}`);
      },
    });
    expect(told).toEqual([
      "send 0-49 after 0",
      "created 0",
      "created 49",
      "send 50-99 after 1",
      "created 50",
      "created 99",
      "send 100-119 after 2",
      "created 100",
    ]);
  });

  it("each attempt is told, also one after a 429, with the same watermark", async () => {
    const job = makeJob({ posts: [trouble.rateLimited(3), trouble.lostBeforeCommit()] });
    const sends: unknown[] = [];
    await job.run(people(2), { onSend: (positions, { watermark }) => void sends.push({ positions, watermark }) });
    expect(sends).toHaveLength(3);
    expect(sends[1]).toEqual(sends[0]);
    expect(sends[2]).toEqual(sends[0]);
  });

  it("inputs that are rejected without a request, existing ones and those that were not attempted get onResult, too", async () => {
    const job = makeJob({ posts: [trouble.status(403)] });
    job.fake.invite({
      email_address: "p1@example.com",
      full_name: "Person 1",
      createdAt: new Date(Date.now() - 60_000),
    });
    const told = new Map<number, string>();
    const inputs = [...people(60), { full_name: "Nobody" } as never];
    const results = await job.run(inputs, {
      skipExisting: true,
      onResult: ({ status }, position) => {
        expect(told.has(position)).toBe(false);
        told.set(position, status);
      },
    });
    expect([...told].sort(([a], [b]) => a - b).map(([, status]) => status)).toEqual(statuses(results));
    expect(tally(results)).toEqual({ rejected: 51, existing: 1, "not-attempted": 9 });
  });

  it.each(["throws", "rejects"])("if onSend %s, that request is not sent and the run stops", async (how) => {
    const job = makeJob();
    const full = new Error("disk full");
    const results = await job.run(people(120), {
      onSend: (positions) => {
        if (positions[0] === 0) return undefined;
        if (how === "throws") throw full;
        return Promise.reject(full);
      },
    });
    expect(tally(results)).toEqual({ created: 50, "not-attempted": 70 });
    expect(job.posted()).toHaveLength(1);
    expect(job.progress.at(-1)?.error).toMatchObject({ outcome: "not-sent", cause: full });
    expect(job.progress.at(-1)?.error?.message).toContain("onSend");
  });

  it("if onResult throws, nothing more is sent, and the other results are still told", async () => {
    const job = makeJob();
    const full = new Error("disk full");
    const told: number[] = [];
    const results = await job.run(people(120), {
      onResult: (_result, position) => {
        told.push(position);
        if (position === 7) throw full;
      },
    });
    expect(tally(results)).toEqual({ created: 50, "not-attempted": 70 });
    expect(job.posted()).toHaveLength(1);
    expect(new Set(told).size).toBe(120);
    expect(told).toHaveLength(120);
    expect(job.progress.at(-1)?.error).toMatchObject({ cause: full });
  });

  it("if onResult throws while a batch waits for its look, the look still decides", async () => {
    const inputs = people(60).map((one, n) => (n === 3 ? { ...one, email_address: "bad" } : one));
    const job = makeJob({ server: { refusals: { index: "all", atomic: false } } });
    const results = await job.run(inputs, {
      onResult: (_result, position) => {
        if (position > 49) throw new Error("disk full");
      },
    });
    expect(tally(results)).toEqual({ created: 59, rejected: 1 });
  });

  it("onSend that never resolves does not keep an aborted run", async () => {
    const job = makeJob();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 5_000);
    const onSend = (): Promise<void> => new Promise(() => {});
    const results = await job.run(people(2), { onSend, signal: controller.signal });
    expect(statuses(results)).toEqual(["not-attempted", "not-attempted"]);
    expect(job.posted()).toHaveLength(0);
  });

  it.each([
    [{ onSend: 1 }, "onSend"],
    [{ onResult: "x" }, "onResult"],
    [{ onAborted: () => {} }, "onAborted"],
    [{ resume: {} }, "resume"],
    [{ resume: [null] }, "resume[0]"],
    [{ resume: [{ positions: [2], sentAt: 0, watermark: {} }] }, "resume[0].positions"],
    [{ resume: [{ positions: [0.5], sentAt: 0, watermark: {} }] }, "resume[0].positions"],
    [{ resume: [{ positions: [0], sentAt: "soon", watermark: {} }] }, "resume[0].sentAt"],
    [{ resume: [{ positions: [0], sentAt: 0, watermark: { floor: 1 } }] }, "resume[0].watermark"],
    [{ resume: [{ positions: [0], sentAt: 0 }] }, "resume[0].watermark"],
    [{ resume: [{ position: [0], sentAt: 0, watermark: {} }] }, 'did you mean "positions"'],
  ])("%o is refused, and named", async (options, words) => {
    const job = makeJob();
    await expect(job.run(people(2), options as never)).rejects.toMatchObject({
      name: "ConfigError",
      message: expect.stringContaining(words),
    });
    expect(job.fake.requests).toHaveLength(0);
  });
});

describe("onProgress", () => {
  const waits = (job: ReturnType<typeof makeJob>, start: number) =>
    job.progress.map(({ waitingFor, waitingUntil, lost }) => [
      waitingFor ?? "nothing",
      waitingUntil === undefined ? undefined : Math.round((waitingUntil - start) / 1000),
      lost,
    ]);

  it("tells each wait when it begins, at least every 30 s, and how many answers are lost", async () => {
    const start = Date.now();
    const job = makeJob({ posts: [trouble.lostBeforeCommit({ after: 40_000 })] });
    const times: number[] = [];
    await job.run(people(2), {
      onProgress: (step) => {
        job.progress.push(step);
        times.push(Date.now());
      },
    });
    const all = waits(job, start);
    expect(all).toContainEqual(["answer", 190, 0]);
    // The look after the answer was lost at 40 s.
    expect(all).toContainEqual(["look", 240, 2]);
    const gaps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
    const lost = job.progress.find(({ lost }) => lost > 0);
    expect(lost?.error).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
    expect(job.progress.at(-1)).toMatchObject({ done: 2, total: 2, lost: 0 });
    expect(job.progress.at(-1)?.waitingFor).toBeUndefined();
  });

  it("names the pause after a 429, and a refused row is no failure", async () => {
    const start = Date.now();
    const job = makeJob({ posts: [trouble.rateLimited(20)] });
    await job.run(people(2));
    expect(waits(job, start)).toContainEqual(["rate-limit", 20, 0]);
    const refused = makeJob();
    await refused.run([...people(2), { full_name: "Bad", email_address: "bad" }]);
    expect(refused.progress.map(({ error }) => error)).not.toContainEqual(expect.anything());
  });

  it("is silent after the end", async () => {
    const job = makeJob();
    await job.run(people(2));
    const steps = job.progress.length;
    vi.advanceTimersByTime(120_000);
    expect(job.progress).toHaveLength(steps);
  });
});

describe("errors[].index", () => {
  it("is the position in the caller's list, in any batch", async () => {
    const inputs = people(120).map((one, n) => (n === 70 || n === 119 ? { ...one, email_address: `bad-${n}` } : one));
    const results = await makeJob().run(inputs);
    expect(results[70]).toMatchObject({ status: "rejected", errors: [{ index: 70 }] });
    expect(results[119]).toMatchObject({ status: "rejected", errors: [{ index: 119 }] });
  });
});
