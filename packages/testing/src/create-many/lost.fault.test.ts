import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FAKE_CLOCK } from "../clock/fake-clock.js";
import type { KantataFakeInvitation } from "../kantata/kantata-options.js";
import { makeJob, mostMails, people, statuses, tally } from "../test-support/job.js";
import { trouble } from "../trouble/trouble.js";

beforeEach(() => {
  vi.useFakeTimers(FAKE_CLOCK);
});
afterEach(() => {
  vi.useRealTimers();
});

const atSecond = (second: number, what: () => void): void => {
  setTimeout(what, second * 1_000);
};
const abortedAt = (second: number): AbortSignal => {
  const controller = new AbortController();
  atSecond(second, () => controller.abort(new Error("given up")));
  return controller.signal;
};

describe("createMany after a lost answer", () => {
  it("looks at once: people who were invited are created, without a wait", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit()] });
    expect(tally(await job.run(people(3)))).toEqual({ created: 3 });
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "GET 0"]);
  });

  it("looks again 200 s after the loss was seen, and finds rows that were made after 180 s", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit({ commitAfter: 180_000, after: 100 })] });
    expect(tally(await job.run(people(3)))).toEqual({ created: 3 });
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "GET 0", "GET 200"]);
    expect(mostMails(job.fake)).toBe(1);
  });

  it.each([
    ["answered 503 after 100 s", trouble.status(503, { after: 100_000 }), ["GET 0", "POST 0", "GET 100", "GET 300"]],
    ["never answered", trouble.never(), ["GET 0", "POST 0", "GET 190", "GET 390"]],
  ])(
    "counts settleDelay from the loss, because the request may have been written late (%s), and sends only people again who are absent both times",
    async (_name, fault, timeline) => {
      const job = makeJob({ posts: [fault] });
      expect(tally(await job.run(people(2)))).toEqual({ created: 2 });
      expect(job.timeline().slice(0, 4)).toEqual(timeline);
      expect(job.posted()).toHaveLength(2);
      expect(mostMails(job.fake)).toBe(1);
    },
  );

  it("finds rows of a request that was written 10 s after fetch was called, and carried out 179 s later", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit({ commitAfter: 189_000, after: 100 })] });
    expect(tally(await job.run(people(3)))).toEqual({ created: 3 });
    expect(job.posted()).toHaveLength(1);
  });

  it("sends only people again who are absent both times", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit({ commitAfter: 60_000, takes: 3 })] });
    expect(tally(await job.run(people(5)))).toEqual({ created: 5 });
    expect(job.posted()).toEqual([
      people(5).map(({ email_address }) => email_address),
      ["p3@example.com", "p4@example.com"],
    ]);
  });

  it("sends a batch at most 1 + maxRetries times; after that, it and the rest are not-attempted", async () => {
    const job = makeJob({ posts: Array(9).fill(trouble.lostBeforeCommit()) });
    expect(tally(await job.run(people(60)))).toEqual({ "not-attempted": 60 });
    expect(job.posted()).toHaveLength(3);
    const once = makeJob({ posts: [trouble.lostBeforeCommit()] });
    expect(tally(await once.run(people(2), { maxRetries: 0 }))).toEqual({ "not-attempted": 2 });
    expect(once.posted()).toHaveLength(1);
  });

  it("sends again without a look or a long wait if the connection never opened", async () => {
    const job = makeJob({ posts: [trouble.refused()] });
    expect(tally(await job.run(people(2)))).toEqual({ created: 2 });
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "POST 0"]);
  });

  it("finds people who accepted meanwhile", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit({ commitAfter: 1_000 })] });
    atSecond(50, () => {
      for (const { email_address } of job.fake.invitations) job.fake.accept(email_address);
    });
    expect(tally(await job.run(people(2)))).toEqual({ created: 2 });
    expect(job.posted()).toHaveLength(1);
  });

  it("finds its rows although the newest row from before the run was deleted", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit({ commitAfter: 1_000 })] });
    const [old] = [1, 2].map((n) =>
      job.fake.invite({ email_address: `old${n}@example.com`, full_name: "Old", createdAt: Date.now() - 9_000 * n }),
    );
    atSecond(50, () => old && job.fake.withdraw(old.id));
    expect(tally(await job.run(people(2)))).toEqual({ created: 2 });
    expect(job.posted()).toHaveLength(1);
  });

  it.each(["ascending", "descending", "shuffled"] as const)(
    "finds the third of three full batches within one second (rows of a second sorted %s)",
    async (ties) => {
      const job = makeJob({ posts: [undefined, undefined, trouble.lostAfterCommit()], server: { ties } });
      expect(tally(await job.run(people(150)))).toEqual({ created: 150 });
      expect(job.posted()).toHaveLength(3);
      expect(mostMails(job.fake)).toBe(1);
    },
  );

  it.each([
    ["sorted ascending", { ties: "ascending" }],
    ["sorted descending", { ties: "descending" }],
    ["in any order", { ties: "shuffled" }],
  ] as const)(
    "finds the last of eight batches of a fast server within one second, below 350 of its own rows (%s)",
    async (_name, server) => {
      const job = makeJob({ posts: [...Array(7).fill(trouble.slow(20)), trouble.lostAfterCommit()], server });
      for (let n = 0; n < 20; n += 1) job.fake.invite({ email_address: `old${n}@example.com`, full_name: "Old" });
      expect(tally(await job.run(people(400)))).toEqual({ created: 400 });
      expect(job.posted()).toHaveLength(8);
      expect(mostMails(job.fake)).toBe(1);
    },
  );

  it("finds its rows below 300 rows that others made within the same second", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit({ commitAfter: 50, after: 60 })] });
    job.fake.invite({ email_address: "old@example.com", full_name: "Old" });
    setTimeout(() => {
      for (let n = 0; n < 300; n += 1) job.fake.invite({ email_address: `q${n}@example.com`, full_name: "Q" });
    }, 1_120);
    expect(tally(await job.run(people(50)))).toEqual({ created: 50 });
    expect(job.posted()).toHaveLength(1);
  });

  it("finds a row that moved to a page it had already read, because a stranger's row was deleted", async () => {
    const job = makeJob({
      posts: [trouble.lostAfterCommit({ after: 50 })],
      gets: [undefined, trouble.slow(1_000)],
      server: { ties: "descending" },
    });
    job.fake.invite({ email_address: "old@example.com", full_name: "Old" });
    const strangers: KantataFakeInvitation[] = [];
    setTimeout(() => {
      for (let n = 0; n < 180; n += 1)
        strangers.push(job.fake.invite({ email_address: `q${n}@example.com`, full_name: "Q" }));
    }, 1_120);
    setTimeout(() => strangers[3] && job.fake.withdraw(strangers[3].id), 1_500);
    expect(tally(await job.run(people(50)))).toEqual({ created: 50 });
    expect(job.posted()).toHaveLength(1);
  });

  it("mails nobody twice although the server sorts rows of one second differently each time", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit({ after: 50 })], server: { ties: "unstable" } });
    job.fake.invite({ email_address: "old@example.com", full_name: "Old" });
    setTimeout(() => {
      for (let n = 0; n < 250; n += 1) job.fake.invite({ email_address: `q${n}@example.com`, full_name: "Q" });
    }, 1_120);
    expect(tally(await job.run(people(50)))).toEqual({ unknown: 50 });
    expect(job.posted()).toHaveLength(1);
  });

  it("waits 1.1 s before the first batch, so that all rows from before the run are older than the batch", async () => {
    const job = makeJob();
    job.fake.invite({ email_address: "old@example.com", full_name: "Old" });
    await job.run(people(1));
    expect(job.timeline()).toEqual(["GET 0", "POST 1"]);
    const empty = makeJob();
    await empty.run(people(1));
    expect(empty.timeline()).toEqual(["GET 0", "POST 0"]);
  });

  it("does not mistake rows for its own that others made in the second before the run", async () => {
    const job = makeJob({ posts: [trouble.lostBeforeCommit()] });
    for (const one of people(50)) job.fake.invite(one);
    const results = await job.run(people(50));
    expect(tally(results)).toEqual({ created: 50 });
    expect(job.fake.mails).toHaveLength(50);
  });

  it("does not mistake old rows for its own when every row that it knew was deleted: unknown, and not sent again", async () => {
    const job = makeJob({ posts: [trouble.lostBeforeCommit()] });
    const [ann] = people(1);
    const made = (n: number) => ({
      ...ann,
      email_address: `p${n}@example.com`,
      createdAt: Date.now() - 9e6 + n * 2_000,
    });
    const rows = Array.from({ length: 260 }, (_, n) => job.fake.invite({ full_name: "Person 0", ...made(n) }));
    atSecond(50, () => {
      for (const row of rows.slice(60)) job.fake.withdraw(row.id);
    });
    expect(statuses(await job.run(people(1)))).toEqual(["unknown"]);
    expect(job.posted()).toHaveLength(1);
  });
});

describe("createMany when a look fails or the run is aborted", () => {
  it("the first read fails: nothing is sent, and everybody is not-attempted", async () => {
    const job = makeJob({ gets: Array(3).fill(trouble.status(503)) });
    expect(tally(await job.run(people(60)))).toEqual({ "not-attempted": 60 });
    expect(job.posted()).toEqual([]);
    expect(job.progress.at(-1)?.error).toMatchObject({ status: 503 });
  });

  it("the last look fails: those people are unknown, and the rest is not-attempted", async () => {
    const job = makeJob({
      posts: [trouble.lostBeforeCommit()],
      gets: [undefined, ...Array(6).fill(trouble.status(503))],
    });
    const results = await job.run(people(60));
    expect(tally(results)).toEqual({ unknown: 50, "not-attempted": 10 });
    expect(results[0]).toMatchObject({ error: { name: "ConnectionError", outcome: "unknown" } });
  });

  it("the look at once fails: the last look decides", async () => {
    const job = makeJob({
      posts: [trouble.lostAfterCommit()],
      gets: [undefined, ...Array(3).fill(trouble.status(503))],
    });
    expect(tally(await job.run(people(60)))).toEqual({ created: 60 });
    expect(job.posted()).toHaveLength(2);
  });

  it.each([
    ["signal", { signal: true }],
    ["totalTimeout", { totalTimeout: 60_000 }],
  ])(
    "%s ends the run before the second look: people whom the first look did not find are unknown",
    async (_name, given) => {
      const job = makeJob({ posts: [trouble.lostAfterCommit({ takes: 1 })] });
      const options = "signal" in given ? { signal: abortedAt(60) } : given;
      expect(statuses(await job.run(people(2), options))).toEqual(["created", "unknown"]);
    },
  );

  it("aborted in the middle of a POST: unknown, and the rest is not-attempted", async () => {
    const job = makeJob({ posts: [undefined, trouble.never({ commitAfter: 0 })] });
    const results = await job.run(people(120), { signal: abortedAt(5) });
    expect(tally(results)).toEqual({ created: 50, unknown: 50, "not-attempted": 20 });
  });

  it("aborted before it began: everybody is not-attempted, and nothing is sent", async () => {
    const job = makeJob();
    expect(tally(await job.run(people(2), { signal: AbortSignal.abort("no") }))).toEqual({ "not-attempted": 2 });
    expect(job.fake.requests).toHaveLength(0);
    expect(job.progress.at(-1)?.error).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
  });
});
