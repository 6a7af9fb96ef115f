import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FAKE_CLOCK } from "./test-support/fake-clock.js";
import { makeJob, people, statuses, tally } from "./test-support/job.js";
import { faults } from "./trouble.js";

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
  it("looks at once: what was carried out is created, without a wait", async () => {
    const job = makeJob({ posts: [faults.lostAfter()] });
    expect(tally(await job.run(people(3)))).toEqual({ created: 3 });
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "GET 0"]);
  });

  it("looks again 185 s after the batch was sent, and finds what was carried out after 180 s", async () => {
    const job = makeJob({ posts: [faults.lostAfter(180_000, 100)] });
    expect(tally(await job.run(people(3)))).toEqual({ created: 3 });
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "GET 0", "GET 185"]);
    expect(job.fake.mails.most).toBe(1);
  });

  it.each([
    ["answered 503 after 100 s", faults.status(503, undefined, 100_000), ["GET 0", "POST 0", "GET 100", "GET 185"]],
    ["never answered", faults.silence(), ["GET 0", "POST 0", "GET 190", "GET 190"]],
  ])(
    "counts settleDelay from the sending, not from the loss (%s), and sends what is absent both times",
    async (_name, fault, timeline) => {
      const job = makeJob({ posts: [fault] });
      expect(tally(await job.run(people(2)))).toEqual({ created: 2 });
      expect(job.timeline().slice(0, 4)).toEqual(timeline);
      expect(job.posted()).toHaveLength(2);
      expect(job.fake.mails.most).toBe(1);
    },
  );

  it("sends only those that are absent both times", async () => {
    const job = makeJob({ posts: [{ ...faults.lostAfter(60_000), handling: { take: 3 } }] });
    expect(tally(await job.run(people(5)))).toEqual({ created: 5 });
    expect(job.posted()).toEqual([
      people(5).map(({ email_address }) => email_address),
      ["p3@example.com", "p4@example.com"],
    ]);
  });

  it("sends a batch at most 1 + maxRetries times; then it and the rest are not-attempted", async () => {
    const job = makeJob({ posts: Array(9).fill(faults.lostBefore()) });
    expect(tally(await job.run(people(60)))).toEqual({ "not-attempted": 60 });
    expect(job.posted()).toHaveLength(3);
    const once = makeJob({ posts: [faults.lostBefore()] });
    expect(tally(await once.run(people(2), { maxRetries: 0 }))).toEqual({ "not-attempted": 2 });
    expect(once.posted()).toHaveLength(1);
  });

  it("a connection that never opened needs no look and no long wait", async () => {
    const job = makeJob({ posts: [faults.refused()] });
    expect(tally(await job.run(people(2)))).toEqual({ created: 2 });
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "POST 0"]);
  });

  it("finds those who accepted meanwhile", async () => {
    const job = makeJob({ posts: [faults.lostAfter(1_000)] });
    atSecond(50, () => {
      for (const row of job.fake.rows.all) row.pending = false;
    });
    expect(tally(await job.run(people(2)))).toEqual({ created: 2 });
    expect(job.posted()).toHaveLength(1);
  });

  it("finds its rows though the watermark was deleted", async () => {
    const job = makeJob({ posts: [faults.lostAfter(1_000)] });
    const [old] = [1, 2].map((n) =>
      job.fake.add({ email_address: `old${n}@example.com`, full_name: "Old", createdAt: Date.now() - 9_000 * n }),
    );
    atSecond(50, () => old && job.fake.rows.delete(old));
    expect(tally(await job.run(people(2)))).toEqual({ created: 2 });
    expect(job.posted()).toHaveLength(1);
  });

  it.each(["ascending", "descending", "shuffled"] as const)(
    "finds the third of three full batches within one second (rows of a second sorted %s)",
    async (ties) => {
      const job = makeJob({ posts: [undefined, undefined, faults.lostAfter()], server: { ties } });
      expect(tally(await job.run(people(150)))).toEqual({ created: 150 });
      expect(job.posted()).toHaveLength(3);
      expect(job.fake.mails.most).toBe(1);
    },
  );

  it("does not take rows for its own that were there within the same second before it", async () => {
    const job = makeJob({ posts: [faults.lostBefore()] });
    for (const one of people(50)) job.fake.add(one);
    const results = await job.run(people(50));
    expect(tally(results)).toEqual({ created: 50 });
    expect(job.fake.mails.all.filter(({ request }) => request !== undefined)).toHaveLength(50);
  });

  it("does not take old rows for its own though every row it knew was deleted", async () => {
    const job = makeJob({ posts: [faults.lostBefore()] });
    const [ann] = people(1);
    const made = (n: number) => ({
      ...ann,
      email_address: `p${n}@example.com`,
      createdAt: Date.now() - 9e6 + n * 2_000,
    });
    const rows = Array.from({ length: 160 }, (_, n) => job.fake.add({ full_name: "Person 0", ...made(n) }));
    atSecond(50, () => {
      for (const row of rows.slice(10)) job.fake.rows.delete(row);
    });
    expect(statuses(await job.run(people(1)))).toEqual(["created"]);
    expect(job.fake.mails.countTo("p0@example.com")).toBe(1);
  });
});

describe("createMany that cannot look to the end", () => {
  it("the first read fails: nothing is sent, all are not-attempted", async () => {
    const job = makeJob({ gets: Array(3).fill(faults.status(503)) });
    expect(tally(await job.run(people(60)))).toEqual({ "not-attempted": 60 });
    expect(job.posted()).toEqual([]);
    expect(job.progress.at(-1)?.error).toMatchObject({ status: 503 });
  });

  it("a look fails: those rows are unknown, the rest not-attempted", async () => {
    const job = makeJob({ posts: [faults.lostBefore()], gets: [undefined, ...Array(3).fill(faults.status(503))] });
    const results = await job.run(people(60));
    expect(tally(results)).toEqual({ unknown: 50, "not-attempted": 10 });
    expect(results[0]).toMatchObject({ error: { name: "ConnectionError", outcome: "unknown" } });
  });

  it.each([
    ["signal", { signal: true }],
    ["totalTimeout", { totalTimeout: 60_000 }],
  ])("%s ends before the second look: what the first did not show is unknown", async (_name, given) => {
    const job = makeJob({ posts: [{ ...faults.lostAfter(), handling: { take: 1 } }] });
    const options = "signal" in given ? { signal: abortedAt(60) } : given;
    expect(statuses(await job.run(people(2), options))).toEqual(["created", "unknown"]);
  });

  it("given up in the middle of a POST: unknown, and the rest not-attempted", async () => {
    const job = makeJob({ posts: [undefined, faults.silence(0)] });
    const results = await job.run(people(120), { signal: abortedAt(5) });
    expect(tally(results)).toEqual({ created: 50, unknown: 50, "not-attempted": 20 });
  });

  it("given up before it began: all not-attempted, nothing sent", async () => {
    const job = makeJob();
    expect(tally(await job.run(people(2), { signal: AbortSignal.abort("no") }))).toEqual({ "not-attempted": 2 });
    expect(job.requests).toHaveLength(0);
    expect(job.progress.at(-1)?.error).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
  });
});

describe("createMany and somebody else who invites the same people", () => {
  const [ann] = people(1);
  const invite = { email_address: "p0@example.com", full_name: "Another Name" };

  it("meanwhile, while ours got lost: existing, and not sent again", async () => {
    const job = makeJob({ posts: [faults.lostBefore()] });
    atSecond(10, () => job.fake.add(invite));
    expect(statuses(await job.run([ann] as never))).toEqual(["existing"]);
    expect(job.fake.mails.countTo(invite.email_address)).toBe(0);
  });

  it("meanwhile, while ours is carried out late: created, for the first look settles nothing", async () => {
    const job = makeJob({ posts: [faults.lostAfter(100_000, 5_000)] });
    atSecond(1, () => job.fake.add(invite));
    expect(statuses(await job.run([ann] as never))).toEqual(["created"]);
    expect(job.fake.mails.countTo(invite.email_address)).toBe(1);
  });

  it("under the same name: told apart by the inviter, once an answer has shown who we are", async () => {
    const job = makeJob({ posts: [undefined, faults.lostBefore()] });
    atSecond(10, () => job.fake.add({ email_address: "p50@example.com", full_name: "Person 50" }));
    expect(tally(await job.run(people(51)))).toEqual({ created: 50, existing: 1 });
  });

  it("before: skipExisting answers existing and sends nothing to them", async () => {
    const job = makeJob();
    job.fake.add({ ...invite, email_address: "P0@Example.com", pending: false });
    expect(statuses(await job.run(people(2), { skipExisting: true }))).toEqual(["existing", "created"]);
    expect(job.posted()).toEqual([["p1@example.com"]]);
  });

  it("skipExisting finds an invitation though a row vanishes between two pages of its walk", async () => {
    const job = makeJob({ gets: [faults.slow(1_000)] });
    const added = Array.from({ length: 401 }, (_, n) => {
      const createdAt = Date.now() - 1_000_000 + n * 2_000;
      return job.fake.add({ email_address: `q${n}@example.com`, full_name: "Q", createdAt });
    });
    // The newest goes when page 1 has been read: what was first on page 2 moves up to page 1.
    setTimeout(() => job.fake.rows.delete(added[400] as (typeof added)[number]), 500);
    const inputs = [{ full_name: "Q", email_address: "q200@example.com" }];
    expect(statuses(await job.run(inputs, { skipExisting: true }))).toEqual(["existing"]);
  });
});
