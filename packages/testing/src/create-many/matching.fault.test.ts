import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FAKE_CLOCK } from "../clock/fake-clock.js";
import { mailsTo, makeJob, people, statuses, tally } from "../test-support/job.js";
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

describe("createMany with a server that changes names and addresses before it stores them:", () => {
  const lost = { posts: [trouble.lostAfterCommit()] };
  it.each([
    ["composes accents", "Jose\u0301@example.com", { address: ["nfc"] }],
    ["converts domains to their ASCII form", "ann@b\u00fccher.example", { address: ["punycode"] }],
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
      for (const troubles of [{}, lost, { posts: [trouble.status(422, { commitAfter: 0, listLag: 1 })] }]) {
        const job = makeJob({ ...troubles, server: { rewrites } });
        expect(statuses(await job.run(inputs))).toEqual(["created", "created", "created"]);
        expect(job.posted()).toHaveLength(1);
        const again = await job.run(inputs, { skipExisting: true });
        // A person who shares only the beginning of a name may be somebody else.
        const cutToo = "name" in rewrites && "address" in rewrites;
        expect(statuses(again)).toEqual(["existing", "existing", cutToo ? "unknown" : "existing"]);
        expect(job.posted()).toHaveLength(1);
      }
    },
  );

  it("an address like ours with another name proves nothing: unknown, and not sent again", async () => {
    const job = makeJob({ posts: [trouble.lostBeforeCommit()] });
    atSecond(10, () => job.fake.invite({ email_address: "ann@example.com", full_name: "Somebody Else" }));
    const results = await job.run([{ full_name: "Ann Example", email_address: "ann+x@example.com" }]);
    expect(statuses(results)).toEqual(["unknown"]);
    expect(job.posted()).toHaveLength(1);
  });

  it("the same name at another address proves nothing either", async () => {
    const job = makeJob({ posts: [trouble.lostBeforeCommit()] });
    atSecond(10, () => job.fake.invite({ email_address: "other@elsewhere.example", full_name: "Ann Example" }));
    const results = await job.run([{ full_name: "Ann Example", email_address: "ann@example.com" }]);
    expect(statuses(results)).toEqual(["unknown"]);
  });

  it("the rows of an answer are ours: the only row left goes to the only person left, even if its address is masked", async () => {
    const row = { id: "9", email_address: "masked", full_name: "Hidden", pending: true };
    const body = JSON.stringify({
      count: 1,
      results: [{ key: "account_invitations", id: "9" }],
      account_invitations: { 9: row },
    });
    const posts = [trouble.answer({ status: 200, body })];
    expect(statuses(await makeJob({ posts }).run(people(1)))).toEqual(["created"]);
  });

  it("two tags of one mailbox are two people if the server keeps tags", async () => {
    const job = makeJob();
    const [first, second] = ["qa+1@example.com", "qa+2@example.com"].map((email_address) => ({
      full_name: "QA",
      email_address,
    }));
    await job.run([first] as never);
    expect(statuses(await job.run([first, second] as never, { skipExisting: true }))).toEqual(["existing", "created"]);
  });
});

describe("createMany with a list that hides addresses", () => {
  it.each([false, true])("sends nothing and says why (skipExisting %s)", async (skipExisting) => {
    const job = makeJob({ server: { addressesShown: false } });
    job.fake.invite({ email_address: "p0@example.com", full_name: "Person 0" });
    expect(tally(await job.run(people(3), { skipExisting }))).toEqual({ "not-attempted": 3 });
    expect(job.posted()).toEqual([]);
    expect(job.progress.at(-1)?.error?.message).toContain("hides e-mail addresses");
  });
});

describe("createMany while somebody else invites the same people", () => {
  const [ann] = people(1);
  const invite = { email_address: "p0@example.com", full_name: "Another Name" };

  it.each([0, 10])(
    "after %d s, while our request is lost: existing, and not sent again, once an answer has shown who we are",
    async (second) => {
      const job = makeJob({ posts: [undefined, trouble.lostBeforeCommit({ after: 100 })] });
      atSecond(second, () => job.fake.invite({ email_address: "p50@example.com", full_name: "Another Name" }));
      expect(tally(await job.run(people(51)))).toEqual({ created: 50, existing: 1 });
      expect(mailsTo(job.fake).get("p50@example.com") ?? 0).toBe(0);
    },
  );

  it("with another row that may be ours: unknown", async () => {
    const server = { namesShown: false, rewrites: { address: ["dots"] } } as const;
    const job = makeJob({ posts: [trouble.partly({ shows: 0 })], server });
    const inputs = people(98).map((one, n) => ({ ...one, email_address: `per.son.${n}@example.com` }));
    atSecond(0.5, () => job.fake.invite({ email_address: "per.son.0@example.com", full_name: "Another Name" }));
    const [first] = await job.run(inputs);
    expect(first?.status).toBe("unknown");
  });

  it("before any answer: unknown, because the server may have changed our name; not sent again", async () => {
    const job = makeJob({ posts: [trouble.lostBeforeCommit({ after: 100 })] });
    atSecond(10, () => job.fake.invite(invite));
    expect(statuses(await job.run([ann] as never))).toEqual(["unknown"]);
    expect(job.posted()).toHaveLength(1);
  });

  it("while our request is carried out late: created, because the first look does not settle it", async () => {
    const job = makeJob({ posts: [trouble.lostAfterCommit({ commitAfter: 100_000, after: 5_000 })] });
    atSecond(1, () => job.fake.invite(invite));
    expect(statuses(await job.run([ann] as never))).toEqual(["created"]);
    expect(mailsTo(job.fake).get(invite.email_address) ?? 0).toBe(1);
  });

  it("with the same name: the inviter distinguishes them, if an earlier answer has shown our user", async () => {
    const job = makeJob({ posts: [undefined, trouble.lostBeforeCommit()] });
    atSecond(10, () => job.fake.invite({ email_address: "p50@example.com", full_name: "Person 50" }));
    expect(tally(await job.run(people(51)))).toEqual({ created: 50, existing: 1 });
  });

  it("before the run: skipExisting returns existing and sends them nothing", async () => {
    const job = makeJob();
    job.fake.invite({ ...invite, email_address: "P0@Example.com", pending: false });
    expect(statuses(await job.run(people(2), { skipExisting: true }))).toEqual(["existing", "created"]);
    expect(job.posted()).toEqual([["p1@example.com"]]);
  });

  it("skipExisting finds an invitation even if a row vanishes between two pages of its walk", async () => {
    const job = makeJob({ gets: [trouble.slow(1_000)] });
    const added = Array.from({ length: 401 }, (_, n) => {
      const createdAt = Date.now() - 1_000_000 + n * 2_000;
      return job.fake.invite({ email_address: `q${n}@example.com`, full_name: "Q", createdAt });
    });
    // The newest row is deleted after page 1 was read, so the first row of page 2 moves up to page 1.
    setTimeout(() => added[400] && job.fake.withdraw(added[400].id), 500);
    const inputs = [{ full_name: "Q", email_address: "q200@example.com" }];
    expect(statuses(await job.run(inputs, { skipExisting: true }))).toEqual(["existing"]);
  });
});
