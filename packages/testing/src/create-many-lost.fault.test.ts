import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KantataRow } from "./kantata-rows.js";
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

  it("looks again 200 s after the loss was seen, and finds what was carried out after 180 s", async () => {
    const job = makeJob({ posts: [faults.lostAfter(180_000, 100)] });
    expect(tally(await job.run(people(3)))).toEqual({ created: 3 });
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "GET 0", "GET 200"]);
    expect(job.fake.mails.most).toBe(1);
  });

  it.each([
    ["answered 503 after 100 s", faults.status(503, undefined, 100_000), ["GET 0", "POST 0", "GET 100", "GET 300"]],
    ["never answered", faults.silence(), ["GET 0", "POST 0", "GET 190", "GET 390"]],
  ])(
    "counts settleDelay from the loss, for the request may have been written late (%s), and sends what is absent both times",
    async (_name, fault, timeline) => {
      const job = makeJob({ posts: [fault] });
      expect(tally(await job.run(people(2)))).toEqual({ created: 2 });
      expect(job.timeline().slice(0, 4)).toEqual(timeline);
      expect(job.posted()).toHaveLength(2);
      expect(job.fake.mails.most).toBe(1);
    },
  );

  it("finds what was written 10 s after fetch was called, and carried out 179 s later", async () => {
    const job = makeJob({ posts: [faults.lostAfter(189_000, 100)] });
    expect(tally(await job.run(people(3)))).toEqual({ created: 3 });
    expect(job.posted()).toHaveLength(1);
  });

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

  it.each([
    ["sorted ascending", { ties: "ascending" }],
    ["sorted descending", { ties: "descending" }],
    ["in any order", { ties: "shuffled" }],
  ] as const)(
    "finds the last of eight batches of a fast server within one second, below 350 of its own rows (%s)",
    async (_name, server) => {
      const job = makeJob({ posts: [...Array(7).fill(faults.slow(20)), faults.lostAfter()], server });
      for (let n = 0; n < 20; n += 1) job.fake.add({ email_address: `old${n}@example.com`, full_name: "Old" });
      expect(tally(await job.run(people(400)))).toEqual({ created: 400 });
      expect(job.posted()).toHaveLength(8);
      expect(job.fake.mails.most).toBe(1);
    },
  );

  it("finds its rows below 300 that others made within the same second", async () => {
    const job = makeJob({ posts: [{ ...faults.lostAfter(), commit: 50, after: 60 }] });
    job.fake.add({ email_address: "old@example.com", full_name: "Old" });
    setTimeout(() => {
      for (let n = 0; n < 300; n += 1) job.fake.add({ email_address: `q${n}@example.com`, full_name: "Q" });
    }, 1_120);
    expect(tally(await job.run(people(50)))).toEqual({ created: 50 });
    expect(job.posted()).toHaveLength(1);
  });

  it("finds a row that moves to a page already read when a stranger's is deleted", async () => {
    const job = makeJob({
      posts: [faults.lostAfter(0, 50)],
      gets: [undefined, faults.slow(1_000)],
      server: { ties: "descending" },
    });
    job.fake.add({ email_address: "old@example.com", full_name: "Old" });
    const strangers: KantataRow[] = [];
    setTimeout(() => {
      for (let n = 0; n < 180; n += 1)
        strangers.push(job.fake.add({ email_address: `q${n}@example.com`, full_name: "Q" }));
    }, 1_120);
    setTimeout(() => strangers[3] && job.fake.rows.delete(strangers[3]), 1_500);
    expect(tally(await job.run(people(50)))).toEqual({ created: 50 });
    expect(job.posted()).toHaveLength(1);
  });

  it("mails nobody twice though the server sorts the rows of one second differently each time", async () => {
    const job = makeJob({ posts: [faults.lostAfter(0, 50)], server: { ties: "unstable" } });
    job.fake.add({ email_address: "old@example.com", full_name: "Old" });
    setTimeout(() => {
      for (let n = 0; n < 250; n += 1) job.fake.add({ email_address: `q${n}@example.com`, full_name: "Q" });
    }, 1_120);
    expect(tally(await job.run(people(50)))).toEqual({ unknown: 50 });
    expect(job.posted()).toHaveLength(1);
  });

  it("waits 1.1 s before the first batch, so that all rows known from before are older than it", async () => {
    const job = makeJob();
    job.fake.add({ email_address: "old@example.com", full_name: "Old" });
    await job.run(people(1));
    expect(job.timeline()).toEqual(["GET 0", "POST 1"]);
    const empty = makeJob();
    await empty.run(people(1));
    expect(empty.timeline()).toEqual(["GET 0", "POST 0"]);
  });

  it("does not take rows for its own that were there within the same second before it", async () => {
    const job = makeJob({ posts: [faults.lostBefore()] });
    for (const one of people(50)) job.fake.add(one);
    const results = await job.run(people(50));
    expect(tally(results)).toEqual({ created: 50 });
    expect(job.fake.mails.all.filter(({ request }) => request !== undefined)).toHaveLength(50);
  });

  it("does not take old rows for its own though every row it knew was deleted: unknown, and not sent again", async () => {
    const job = makeJob({ posts: [faults.lostBefore()] });
    const [ann] = people(1);
    const made = (n: number) => ({
      ...ann,
      email_address: `p${n}@example.com`,
      createdAt: Date.now() - 9e6 + n * 2_000,
    });
    const rows = Array.from({ length: 260 }, (_, n) => job.fake.add({ full_name: "Person 0", ...made(n) }));
    atSecond(50, () => {
      for (const row of rows.slice(60)) job.fake.rows.delete(row);
    });
    expect(statuses(await job.run(people(1)))).toEqual(["unknown"]);
    expect(job.posted()).toHaveLength(1);
  });
});

describe("createMany and a server that rewrites what it stores", () => {
  const lost = { posts: [faults.lostAfter()] };
  it.each([
    ["composes accents", "Jose\u0301@example.com", { address: ["nfc"] }],
    ["writes domains as in the DNS", "ann@b\u00fccher.example", { address: ["punycode"] }],
    ["drops invisible characters", "a\u200bnn@example.com", { address: ["visible"] }],
    ["drops inner spaces", "a nn@example.com", { address: ["visible"] }],
    ["drops tags", "ann+invited@example.com", { address: ["tag"] }],
    ["drops dots", "a.n.n@example.com", { address: ["dots"] }],
    ["drops tags and dots, and cuts names", "a.n.n+x@example.com", { address: ["tag", "dots"], name: 5 }],
    ["writes names in capitals", "ann@example.com", { name: "upper" }],
    ["cuts names", "ann@example.com", { name: 3 }],
  ] as const)(
    "that %s: created, after a success, a lost answer and a refusal",
    async (_name, email_address, rewrites) => {
      const inputs = [...people(2), { full_name: "Ann Example", email_address }];
      for (const trouble of [{}, lost, { posts: [{ ...faults.status(422), commit: 0, handling: { lag: 1 } }] }]) {
        const job = makeJob({ ...trouble, server: { rewrites } });
        expect(statuses(await job.run(inputs))).toEqual(["created", "created", "created"]);
        expect(job.posted()).toHaveLength(1);
        const again = await job.run(inputs, { skipExisting: true });
        expect(statuses(again)).toEqual(["existing", "existing", "existing"]);
      }
    },
  );

  it("an address like ours under another name is no proof: unknown, and not sent again", async () => {
    const job = makeJob({ posts: [faults.lostBefore()] });
    atSecond(10, () => job.fake.add({ email_address: "ann@example.com", full_name: "Somebody Else" }));
    const results = await job.run([{ full_name: "Ann Example", email_address: "ann+x@example.com" }]);
    expect(statuses(results)).toEqual(["unknown"]);
    expect(job.posted()).toHaveLength(1);
  });

  it("the same name at another address is no proof either", async () => {
    const job = makeJob({ posts: [faults.lostBefore()] });
    atSecond(10, () => job.fake.add({ email_address: "other@elsewhere.example", full_name: "Ann Example" }));
    const results = await job.run([{ full_name: "Ann Example", email_address: "ann@example.com" }]);
    expect(statuses(results)).toEqual(["unknown"]);
  });

  it("an answer's rows are ours: the one that is left on both sides is created, whatever became of it", async () => {
    const row = { id: "9", email_address: "masked", full_name: "Hidden", pending: true };
    const body = JSON.stringify({
      count: 1,
      results: [{ key: "account_invitations", id: "9" }],
      account_invitations: { 9: row },
    });
    const posts = [{ commit: 0, after: 0, seen: { form: "status" as const, status: 200, body } }];
    expect(statuses(await makeJob({ posts }).run(people(1)))).toEqual(["created"]);
  });

  it("two tags of one mailbox are two people, though the server drops neither", async () => {
    const job = makeJob();
    const [first, second] = ["qa+1@example.com", "qa+2@example.com"].map((email_address) => ({
      full_name: "QA",
      email_address,
    }));
    await job.run([first] as never);
    expect(statuses(await job.run([first, second] as never, { skipExisting: true }))).toEqual(["existing", "created"]);
  });
});

describe("createMany and a list that hides addresses", () => {
  it.each([false, true])("sends nothing and says why (skipExisting %s)", async (skipExisting) => {
    const job = makeJob({ server: { addressesShown: false } });
    job.fake.add({ email_address: "p0@example.com", full_name: "Person 0" });
    expect(tally(await job.run(people(3), { skipExisting }))).toEqual({ "not-attempted": 3 });
    expect(job.posted()).toEqual([]);
    expect(job.progress.at(-1)?.error?.message).toContain("hides e-mail addresses");
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

  it.each([0, 10])("after %d s, while ours got lost: existing, and not sent again", async (second) => {
    const job = makeJob({ posts: [faults.lostBefore(100)] });
    atSecond(second, () => job.fake.add(invite));
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
