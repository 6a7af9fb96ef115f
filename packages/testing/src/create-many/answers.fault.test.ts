import { createKantataClient } from "@invitation-clients/kantata-ox";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FAKE_CLOCK } from "../clock/fake-clock.js";
import { createKantataFake } from "../kantata/kantata-fake.js";
import { makeJob, mostMails, people, statuses, tally } from "../test-support/job.js";
import { trouble } from "../trouble/trouble.js";

beforeEach(() => {
  vi.useFakeTimers(FAKE_CLOCK);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("createMany without faults", () => {
  it("120 people are three batches of 50, 50 and 20, one after another, each asking for all rows back", async () => {
    const job = makeJob({ posts: [trouble.slow(3_000), trouble.slow(3_000)] });
    expect(tally(await job.run(people(120)))).toEqual({ created: 120 });
    expect(job.posted().map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "POST 3", "POST 6"]);
    expect(job.fake.requests.slice(1).every(({ query }) => query?.per_page === "50")).toBe(true);
  });

  it.each(["ascending", "descending", "shuffled"] as const)(
    "returns results in the order of the inputs (rows sorted %s)",
    async (ties) => {
      const inputs = people(70);
      const results = await makeJob({ server: { ties } }).run(inputs);
      expect(results.map((result) => result.status === "created" && result.invitation.email_address)).toEqual(
        inputs.map(({ email_address }) => email_address),
      );
    },
  );

  it("reads the newest rows first, accepted invitations included", async () => {
    const job = makeJob();
    await job.run(people(1));
    const query = job.fake.requests[0]?.query;
    expect([query?.only_pending, query?.order]).toEqual(["false", "created_at:desc"]);
  });

  it("an empty list of inputs sends no request", async () => {
    const job = makeJob();
    expect(await job.run([])).toEqual([]);
    expect(job.fake.requests).toHaveLength(0);
  });

  it("a second input with the same address in any letter case is rejected, and its error names the first", async () => {
    const job = makeJob();
    const [ann, bob] = people(2);
    const results = await job.run([ann, bob, { full_name: "Ann", email_address: " P0@Example.COM " }] as never);
    expect(statuses(results)).toEqual(["created", "created", "rejected"]);
    expect(JSON.stringify(results[2])).toContain("inputs[0]");
    expect(job.posted()).toEqual([["p0@example.com", "p1@example.com"]]);
  });

  it.each([
    ["decomposed accents", "jose\u0301@example.com", "jos\u00e9@example.com"],
    ["the domain as in the DNS", "ann@b\u00fccher.example", "ann@xn--bcher-kva.example"],
    ["an invisible character", "a\u200bnn@example.com", "ann@example.com"],
    ["spaces", " ann @example.com", "ann@example.com"],
  ])("a second input whose address differs only in %s is rejected", async (_name, one, other) => {
    const job = makeJob();
    const inputs = [one, other].map((email_address) => ({ full_name: "Ann", email_address }));
    expect(statuses(await job.run(inputs))).toEqual(["created", "rejected"]);
  });

  it("matches rows whose addresses have another letter case", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit()] });
    expect(statuses(await job.run([{ full_name: "Ann", email_address: "ANN@Example.com" }]))).toEqual(["created"]);
  });

  it("reports progress after each batch, and ignores what onProgress throws", async () => {
    const job = makeJob();
    await job.run(people(60));
    const steps = job.progress.filter(({ waitingFor }) => waitingFor === undefined);
    expect(steps.map(({ done, total }) => `${done}/${total}`)).toEqual(["0/60", "50/60", "60/60", "60/60"]);
    const onProgress = () => {
      throw new Error("not my day");
    };
    expect(tally(await makeJob().run(people(2), { onProgress }))).toEqual({ created: 2 });
  });

  it("changes that the caller makes to an input during the run are not sent", async () => {
    const job = makeJob({ posts: [trouble.rateLimited(5)] });
    const [ann] = people(1);
    const running = job.run([ann] as never);
    Object.assign(ann as object, { email_address: "other@example.com" });
    await running;
    expect(job.posted()).toEqual([["p0@example.com"], ["p0@example.com"]]);
  });
});

describe("createMany rejects only for bad arguments, and then sends nothing", () => {
  it.each([
    ["no list", undefined, {}],
    ["an unknown option", people(1), { settelDelay: 1 }],
    ["a negative settleDelay", people(1), { settleDelay: -1 }],
    ["an unknown include", people(1), { include: ["nobody"] }],
  ])("%s", async (_name, inputs, options) => {
    const job = makeJob();
    await expect(job.run(inputs as never, options as never)).rejects.toMatchObject({ name: "ConfigError" });
    expect(job.fake.requests).toHaveLength(0);
  });
});

describe("createMany rejects inputs that cannot be sent, each with its own result, and sends the others", () => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  const [good] = people(1);
  it.each([
    ["no address", { full_name: "Ann" }, "email_address"],
    ["an empty address", { full_name: "Ann", email_address: " " }, "email_address"],
    ["null", null, "email_address"],
    ["undefined", undefined, "email_address"],
    ["a text", "ann@example.com", "email_address"],
    ["an input that refers to itself", { ...good, external_reference: loop }, undefined],
    ["a number that JSON does not have", { ...good, bill_rate_in_cents: Number.NaN }, undefined],
  ])("%s", async (_name, bad, field) => {
    const job = makeJob();
    const results = await job.run([bad, good, bad] as never);
    expect(statuses(results)).toEqual(["rejected", "created", "rejected"]);
    expect(results[2]).toMatchObject({ errors: [{ index: 2, message: expect.any(String) }] });
    expect(results[0]).toMatchObject({ errors: [field === undefined ? { index: 0 } : { index: 0, field }] });
    expect(job.posted()).toEqual([["p0@example.com"]]);
    expect(job.progress.at(-1)?.error).toBeUndefined();
  });

  it("a missing element", async () => {
    const job = makeJob();
    expect(statuses(await job.run(Object.assign(new Array(2), { 1: good })))).toEqual(["rejected", "created"]);
  });
});

describe("createMany after a refusal", () => {
  const inputs = people(4).map((one, n) => (n === 1 || n === 2 ? { ...one, email_address: `bad-${n}` } : one));

  it("422 with index: the named rows are rejected, and the rest is sent again", async () => {
    const job = makeJob();
    expect(statuses(await job.run(inputs))).toEqual(["created", "rejected", "rejected", "created"]);
    expect(job.posted().map(({ length }) => length)).toEqual([4, 2]);
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "GET 10", "POST 10"]);
  });

  it("422 with index by a server that creates the good rows: nothing is sent again", async () => {
    const job = makeJob({ server: { refusals: { index: "all", atomic: false } } });
    expect(statuses(await job.run(inputs))).toEqual(["created", "rejected", "rejected", "created"]);
    expect(job.posted()).toHaveLength(1);
  });

  it("422 without index: sent again in pieces, down to single rows", async () => {
    const job = makeJob({ server: { refusals: { index: "none", atomic: true } } });
    expect(statuses(await job.run(inputs))).toEqual(["created", "rejected", "rejected", "created"]);
    expect(job.posted().map(({ length }) => length)).toEqual([4, 2, 2, 1, 1, 1, 1]);
  });

  it("422 without index, one bad row of 50: 16 requests, and each person is sent at most 1 + maxRetries times", async () => {
    const job = makeJob({ server: { refusals: { index: "none", atomic: true } } });
    const fifty = people(50).map((one, n) => (n === 20 ? { ...one, email_address: "bad" } : one));
    expect(tally(await job.run(fifty))).toEqual({ created: 49, rejected: 1 });
    expect(job.posted()).toHaveLength(1 + 8 + 7);
    const halves = makeJob({ server: { refusals: { index: "none", atomic: true } } });
    await halves.run(fifty, { maxRetries: 6 });
    expect(halves.posted()).toHaveLength(1 + 2 * 6);
  });

  it.each([1, 9_999])(
    "the server refuses but creates the good rows, and lists them after %d ms: nobody is mailed again",
    async (lag) => {
      for (const status of [400, 401, 403, 404, 413, 422, 429]) {
        const job = makeJob({ posts: [trouble.status(status, { commitAfter: 0, listLag: lag })] });
        expect(tally(await job.run(people(5)))).toEqual({ created: 5 });
        expect(job.posted()).toHaveLength(1);
      }
    },
  );

  it("a single row that is refused but created: created", async () => {
    const job = makeJob({ posts: [trouble.status(422, { commitAfter: 0, listLag: 5_000 })] });
    expect(tally(await job.run(people(1)))).toEqual({ created: 1 });
  });

  it("later batches go out while a refused one waits for its look, and looks that are due together share one walk", async () => {
    const job = makeJob({ posts: Array(20).fill(trouble.slow(300)) });
    const list = people(1_000).map((one, n) => (n % 50 === 7 ? { ...one, email_address: `bad-${n}` } : one));
    expect(tally(await job.run(list))).toEqual({ created: 980, rejected: 20 });
    expect(job.timeline().slice(0, 21)).toEqual([
      "GET 0",
      ...Array.from({ length: 20 }, (_, n) => `POST ${Math.floor(n * 0.3)}`),
    ]);
    expect(job.fake.requests.filter(({ method }) => method === "GET")).toHaveLength(2);
    expect(job.fake.requests).toHaveLength(1 + 20 + 1 + 20);
  });

  it("422 that names one row at a time: everybody gets a result, and nobody is sent more than 1 + maxRetries times", async () => {
    const bad = people(9).map((one) => ({ ...one, full_name: " " }));
    const job = makeJob({ server: { refusals: { index: "first", atomic: true } } });
    expect(tally(await job.run([...people(1), ...bad.slice(1)]))).toEqual({ created: 1, rejected: 8 });
    const sends = job.posted().filter((addresses) => addresses.includes("p0@example.com"));
    expect(sends.length).toBeLessThanOrEqual(3);
  });

  it("422 with maxRetries 0: the rest is not-attempted, and the next batch is sent", async () => {
    const job = makeJob();
    const results = await job.run([...inputs, ...people(60).slice(4)], { maxRetries: 0 });
    expect(tally(results)).toEqual({ rejected: 2, "not-attempted": 48, created: 10 });
  });

  it.each([401, 403])("%d: the batch is rejected, and the rest is not-attempted", async (status) => {
    const job = makeJob({ posts: [trouble.status(status)] });
    const results = await job.run(people(60));
    expect(tally(results)).toEqual({ rejected: 50, "not-attempted": 10 });
    expect(job.progress.at(-1)?.error).toMatchObject({ status });
  });

  it("429: a look comes before the resend; rows that were created are created, and the rest is sent again", async () => {
    const tooMany = trouble.rateLimited(5, { commitAfter: 0, takes: 2 });
    const job = makeJob({ posts: [tooMany] });
    expect(tally(await job.run(people(5)))).toEqual({ created: 5 });
    expect(job.posted().map(({ length }) => length)).toEqual([5, 3]);
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "GET 0", "GET 10", "POST 10"]);
    expect(mostMails(job.fake)).toBe(1);
  });

  it("429 with all retries used up: the batch and the rest are not-attempted", async () => {
    const job = makeJob({ posts: [trouble.rateLimited(), trouble.rateLimited(), trouble.rateLimited()] });
    expect(tally(await job.run(people(60)))).toEqual({ "not-attempted": 60 });
    expect(job.posted()).toHaveLength(3);
    expect(job.progress.at(-1)?.error).toMatchObject({ status: 429 });
  });

  it("429 that asks for more than maxRetryAfter: not-attempted after the looks, and the reported error has the time asked for", async () => {
    const job = makeJob({ posts: [trouble.rateLimited(61)] });
    expect(tally(await job.run(people(2)))).toEqual({ "not-attempted": 2 });
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "GET 0", "GET 10"]);
    expect(job.progress.at(-1)?.error?.retryAfter).toBe(61_000);
  });
});

describe("createMany and a 200 with fewer rows than were sent", () => {
  it("looks for the others and sends nothing again", async () => {
    const job = makeJob({ posts: [trouble.partly({ shows: 2, listLag: 90_000 })] });
    expect(tally(await job.run(people(5)))).toEqual({ created: 5 });
    expect(job.timeline()).toEqual(["GET 0", "POST 0", "GET 10", "GET 200"]);
  });

  it("finds the others below 150 rows of the same second", async () => {
    const job = makeJob({ posts: [undefined, undefined, undefined, trouble.partly({ shows: 20 })] });
    expect(tally(await job.run(people(200)))).toEqual({ created: 200 });
    expect(job.timeline().at(-1)).toBe("GET 10");
  });

  it("rows that never appear are unknown, and the next batch is sent", async () => {
    const job = makeJob({ posts: [trouble.partly({ takes: 48 })] });
    expect(tally(await job.run(people(60)))).toEqual({ created: 58, unknown: 2 });
    expect(job.posted()).toHaveLength(2);
  });

  it.each([
    ["a row that is null", { "1": null }],
    ["a row without an address", { "1": { id: "1", full_name: "Person 0", pending: true } }],
  ])("%s is ignored, and the run goes on", async (_name, account_invitations) => {
    const body = JSON.stringify({ results: [{ key: "account_invitations", id: "1" }], account_invitations });
    const posts = [trouble.answer({ status: 200, body }, { commitAfter: 0 })];
    expect(tally(await makeJob({ posts }).run(people(2)))).toEqual({ created: 2 });
  });
});

describe("createMany after a refused token", () => {
  const tokens = (...given: string[]) => {
    let asked = 0;
    return async () => given[Math.min(asked++, given.length - 1)] ?? "";
  };

  it("401 with a token function: a look comes before the batch is sent again with the new token", async () => {
    const fake = createKantataFake({ anyToken: true });
    fake.next("createAccountInvitation", trouble.status(401, { commitAfter: 0, takes: 2 }));
    const accessToken = tokens("first", "first", "second");
    const kantata = createKantataClient({ ...fake.clientOptions, accessToken });
    const running = kantata.accountInvitations.createMany(people(5));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(statuses(await running)).toEqual(Array(5).fill("created"));
    expect(fake.requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "POST"]);
    expect(mostMails(fake)).toBe(1);
  });

  it("401 again with the new token: rejected, and the rest is not-attempted", async () => {
    const fake = createKantataFake({ anyToken: true });
    fake.always("createAccountInvitation", trouble.status(401));
    const accessToken = tokens("first", "first", "second", "third");
    const kantata = createKantataClient({ ...fake.clientOptions, accessToken });
    const running = kantata.accountInvitations.createMany(people(60));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tally(await running)).toEqual({ rejected: 50, "not-attempted": 10 });
    expect(fake.requests.filter(({ method }) => method === "POST")).toHaveLength(2);
  });
});
