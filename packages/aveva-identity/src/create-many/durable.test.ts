import { describe, expect, it, vi } from "vitest";
import type { CreateManyOptions, CreateManyResult } from "../index.js";
import {
  broken,
  created,
  invitationOf,
  makeJob,
  statuses,
  useFakeClock,
  userAt,
  userOf,
  usersUpTo,
} from "../test-support/bulk-stage.js";
import { json } from "../test-support/scripted.js";

useFakeClock();

const none = (): Response => json(404, {});

describe("onSend", () => {
  it("is awaited before each attempt, with the time of the user's first request as watermark", async () => {
    const seen: unknown[] = [];
    const start = Date.now();
    const job = makeJob((asked, n) => {
      seen.push(`POST ${n}`);
      if (n === 1) return json(429, {}, { "retry-after": "1" });
      return n === 2 ? broken() : created(userOf(asked));
    }, none);
    await job.run(usersUpTo(1), {
      onSend: async (positions, { watermark }) => {
        await Promise.resolve();
        seen.push([positions, watermark]);
      },
    });
    const told = [[0], { since: start, ahead: null }];
    expect(seen).toEqual([told, "POST 1", told, "POST 2", told, "POST 3"]);
  });

  it("that throws ends the run: the request is not sent, and onProgress says why", async () => {
    const job = makeJob((asked) => created(userOf(asked)));
    const cause = new Error("the disk is full");
    let sends = 0;
    const results = await job.run(usersUpTo(3), {
      concurrency: 1,
      onSend: () => {
        sends += 1;
        if (sends === 2) throw cause;
      },
    });
    expect(statuses(results)).toEqual(["created", "not-attempted", "not-attempted"]);
    expect(job.posted()).toEqual([userAt(0)]);
    expect(job.progress.at(-1)?.error).toMatchObject({ cause });
  });
});

describe("onResult", () => {
  it("is awaited once per input, before anything more is sent", async () => {
    const seen: unknown[] = [];
    const job = makeJob((asked) => {
      seen.push(userOf(asked));
      return created(userOf(asked));
    });
    await job.run([{ userId: "" }, ...usersUpTo(2)], {
      concurrency: 1,
      onResult: async ({ status }, position) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        seen.push([status, position]);
      },
    });
    expect(seen).toEqual([["rejected", 0], userAt(0), ["created", 1], userAt(1), ["created", 2]]);
  });

  it("that throws ends the run, requests in flight end normally, and all results are told", async () => {
    const told: CreateManyResult[] = [];
    const job = makeJob(async (asked, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 100));
      return created(userOf(asked));
    });
    const results = await job.run(usersUpTo(4), {
      concurrency: 2,
      onResult: (result) => {
        told.push(result);
        if (told.length === 1) throw new Error("the disk is full");
      },
    });
    expect(statuses(results)).toEqual(["created", "created", "not-attempted", "not-attempted"]);
    expect(told).toHaveLength(4);
  });
});

describe("onProgress", () => {
  it("names the wait for a look first, with its end, and how many answers are lost", async () => {
    const job = makeJob((asked, n) => (n === 1 ? broken() : created(userOf(asked))), none);
    const start = Date.now();
    await job.run(usersUpTo(3), { concurrency: 2 });
    const waits = job.progress.map(({ waitingFor, lost }) => `${waitingFor} ${lost}`);
    expect(waits).toContain("answer 0");
    expect(waits).toContain("look 1");
    const look = job.progress.find(({ waitingFor }) => waitingFor === "look");
    expect(look?.waitingUntil).toBe(start + 40_000);
    expect(job.progress.at(-1)).toMatchObject({ done: 3, total: 3, waitingFor: undefined, lost: 0 });
  });

  it("names a pause after a 429", async () => {
    const job = makeJob((asked, n) => (n === 1 ? json(429, {}, { "retry-after": "7" }) : created(userOf(asked))));
    await job.run(usersUpTo(1));
    expect(job.progress.map(({ waitingFor }) => waitingFor)).toContain("rate-limit");
  });
});

describe("resume", () => {
  const sent = (ago: number, ...positions: number[]): CreateManyOptions => ({
    resume: [{ positions, sentAt: Date.now() - ago, watermark: { since: Date.now() - ago, ahead: null } }],
  });

  it("looks at once, and again when settleDelay has passed since the request; others go out meanwhile", async () => {
    const job = makeJob((asked) => created(userOf(asked)), none);
    const results = await job.run(usersUpTo(3), { ...sent(30_000, 0), concurrency: 2 });
    expect(statuses(results)).toEqual(["created", "created", "created"]);
    expect(job.timeline).toEqual(["GET 0", "POST 0", "POST 0", "GET 10", "POST 10"]);
    expect(job.posted()).toEqual([userAt(1), userAt(2), userAt(0)]);
  });

  it("an invitation that is found and was made since is created, an older one is existing", async () => {
    const job = makeJob(broken, (asked) =>
      json(200, invitationOf(userOf(asked), userOf(asked) === userAt(0) ? 9e3 : 99e3)),
    );
    expect(statuses(await job.run(usersUpTo(2), sent(10_000, 0, 1)))).toEqual(["created", "existing"]);
    expect(job.posted()).toEqual([]);
  });

  it("looks once if settleDelay has passed, and then sends as if new, with the first watermark", async () => {
    const watermarks: unknown[] = [];
    const job = makeJob((asked) => created(userOf(asked)), none);
    const since = Date.now() - 100_000;
    await job.run(usersUpTo(1), {
      resume: [
        { positions: [0], sentAt: since + 50_000, watermark: { since: since + 50_000, ahead: null } },
        { positions: [0], sentAt: new Date(since), watermark: { since, ahead: null } },
      ],
      onSend: (_positions, { watermark }) => {
        watermarks.push(watermark);
      },
    });
    // The first one reads the clock of the service, because onSend is given.
    expect(job.timeline).toEqual(["GET 0", "GET 0", "POST 0"]);
    expect(watermarks).toEqual([{ since, ahead: null }]);
  });

  it("never waits longer than settleDelay, if the other clock was ahead", async () => {
    const job = makeJob((asked) => created(userOf(asked)), none);
    await job.run(usersUpTo(1), sent(-3_600_000, 0));
    expect(job.timeline).toEqual(["GET 0", "GET 40", "POST 40"]);
  });

  it("a user whose first look fails is looked for again, and is unknown if that fails too", async () => {
    const flaky = makeJob(
      (asked) => created(userOf(asked)),
      (_asked, n) => (n === 1 ? json(403, {}) : none()),
    );
    expect(statuses(await flaky.run(usersUpTo(1), sent(0, 0)))).toEqual(["created"]);
    const blind = makeJob(broken, () => json(403, {}));
    expect(statuses(await blind.run(usersUpTo(2), { ...sent(0, 0), concurrency: 1 }))).toEqual([
      "unknown",
      "not-attempted",
    ]);
  });

  it("users of an earlier run are looked for even after the run ended, and are unknown if nobody looked", async () => {
    const ended = makeJob(() => json(403, {}), none);
    const inputs = usersUpTo(3);
    expect(statuses(await ended.run(inputs, { ...sent(90_000, 1), concurrency: 1 }))).toEqual([
      "rejected",
      "not-attempted",
      "not-attempted",
    ]);
    expect(ended.timeline).toEqual(["POST 0", "GET 0"]);
    const controller = new AbortController();
    controller.abort(new Error("too late"));
    const aborted = makeJob(broken);
    const results = await aborted.run(inputs, { ...sent(90_000, 1), signal: controller.signal });
    expect(statuses(results)).toEqual(["not-attempted", "unknown", "not-attempted"]);
    expect(aborted.asked).toEqual([]);
  });

  it("a 409 to a user of an earlier run is judged by when the invitation was made", async () => {
    let gets = 0;
    const late = makeJob(
      () => json(409, {}),
      (asked) => (++gets === 1 ? none() : json(200, invitationOf(userOf(asked), 5_000))),
    );
    expect(statuses(await late.run(usersUpTo(1), sent(90_000, 0)))).toEqual(["created"]);
  });

  it("keeps the timers of a run that has ended from running on", async () => {
    const job = makeJob((asked) => created(userOf(asked)), none);
    await job.run(usersUpTo(1), sent(90_000, 0));
    expect(vi.getTimerCount()).toBe(0);
  });
});
