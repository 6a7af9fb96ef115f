import { describe, expect, it } from "vitest";
import {
  broken,
  created,
  invitationOf,
  makeJob,
  statuses,
  useFakeClock,
  userOf,
  usersUpTo,
} from "../test-support/bulk-stage.js";
import { json } from "../test-support/scripted.js";

useFakeClock();

const none = (): Response => json(404, {});

describe("createMany after a lost answer", () => {
  it.each([
    ["a broken connection", broken],
    ["a 503", () => json(503, {})],
    ["a 408", () => json(408, {})],
    ["a redirect", () => new Response(null, { status: 302, headers: { location: "https://sign-in.invalid" } })],
    ["a proxy's page", () => new Response("<html>", { status: 200 })],
    ["a success that is a list", () => json(201, [])],
  ])("%s: looks after settleDelay, and the invitation is this job's", async (_name, answer) => {
    const job = makeJob(answer, (asked) => json(200, invitationOf(userOf(asked), 39_000)));
    expect(statuses(await job.run(usersUpTo(1)))).toEqual(["created"]);
    expect(job.timeline).toEqual(["POST 0", "GET 40"]);
  });

  it("a timeout: settleDelay begins when the answer is given up", async () => {
    const job = makeJob(
      () => new Promise(() => {}),
      (asked) => json(200, invitationOf(userOf(asked))),
    );
    expect(statuses(await job.run(usersUpTo(1), { timeout: 10_000 }))).toEqual(["created"]);
    expect(job.timeline).toEqual(["POST 0", "GET 50"]);
  });

  it("absent: sent again, at most maxRetries times, and then not attempted", async () => {
    const job = makeJob(broken, none);
    expect(statuses(await job.run(usersUpTo(1), { maxRetries: 2 }))).toEqual(["not-attempted"]);
    expect(job.timeline).toEqual(["POST 0", "GET 40", "POST 40", "GET 80", "POST 80", "GET 120"]);
  });

  it("occupies only its own worker", async () => {
    const job = makeJob((asked, n) => (n === 1 ? broken() : created(userOf(asked))), none);
    expect(new Set(statuses(await job.run(usersUpTo(5), { concurrency: 2 })))).toEqual(new Set(["created"]));
    expect(job.timeline).toEqual(["POST 0", "POST 0", "POST 0", "POST 0", "POST 0", "GET 40", "POST 40"]);
  });

  it("five users in a row without any answer end the run; fewer do not", async () => {
    const silent = makeJob(broken, none);
    const results = await silent.run(usersUpTo(7), { concurrency: 1, maxRetries: 0 });
    expect(new Set(statuses(results))).toEqual(new Set(["not-attempted"]));
    expect(silent.posted()).toHaveLength(5);
    const four = makeJob((asked, n) => (n % 5 === 0 ? created(userOf(asked)) : broken()), none);
    await four.run(usersUpTo(10), { concurrency: 1, maxRetries: 0 });
    expect(four.posted()).toHaveLength(10);
  });

  it("a look that fails makes the user unknown, and ends the run", async () => {
    const job = makeJob(broken, () => json(503, {}));
    const results = await job.run(usersUpTo(2), { concurrency: 1 });
    expect(results).toMatchObject([{ status: "unknown", error: { status: 503 } }, { status: "not-attempted" }]);
    expect(job.progress.at(-1)?.error).toMatchObject({ status: 503 });
  });

  it("is still looked for after the run ended, but not sent again", async () => {
    const job = makeJob((_asked, n) => (n === 1 ? broken() : json(403, {})), none);
    const results = await job.run(usersUpTo(3), { concurrency: 2 });
    expect(statuses(results)).toEqual(["not-attempted", "rejected", "not-attempted"]);
    expect(job.timeline).toEqual(["POST 0", "POST 0", "GET 40"]);
  });

  it("absent, sent again and answered 409: this job's, because the first request made it late", async () => {
    let gets = 0;
    const job = makeJob(
      (_asked, n) => (n === 1 ? broken() : json(409, {})),
      (asked) => (++gets === 1 ? none() : json(200, invitationOf(userOf(asked)))),
    );
    expect(statuses(await job.run(usersUpTo(1)))).toEqual(["created"]);
  });
});

describe("an invitation that is found after a lost answer", () => {
  const HOUR = 3_600_000;
  // The first request leaves 40 s before the look.
  it.each([
    ["made since", 39_000, 0, "created"],
    ["made at the same time, as whole seconds show it", 41_500, 0, "created"],
    ["made earlier", 43_000, 0, "existing"],
    ["made since, by a clock that is ahead", 39_000, HOUR, "created"],
    ["made earlier, by a clock that is ahead", 43_000, HOUR, "existing"],
    ["made since, by a clock that is behind", 39_000, -HOUR, "created"],
    ["made earlier, by a clock that is behind", 60_000, -HOUR, "existing"],
  ])("%s: it was issued %d ms before the look, the clock is %d ms ahead: %s", async (_name, age, ahead, status) => {
    const job = makeJob(broken, (asked) =>
      json(200, invitationOf(userOf(asked), age - ahead), { date: new Date(Date.now() + ahead).toUTCString() }),
    );
    expect(statuses(await job.run(usersUpTo(1)))).toEqual([status]);
  });

  it.each([
    [39_000, "created"],
    [43_000, "existing"],
  ])("without the header Date, the local clock decides: issued %d ms before the look: %s", async (age, status) => {
    const job = makeJob(broken, (asked) => json(200, invitationOf(userOf(asked), age)));
    expect(statuses(await job.run(usersUpTo(1)))).toEqual([status]);
  });

  it("with seven decimals and an offset is read", async () => {
    const Issued = "2026-01-15T05:00:01.1234567-07:00";
    const job = makeJob(broken, (asked) => json(200, { ...invitationOf(userOf(asked)), Issued }));
    expect(statuses(await job.run(usersUpTo(1)))).toEqual(["created"]);
  });

  it.each([[undefined], ["soon"], ["2026-01-15T12:00:01"], [7], [null]])(
    "whose Issued is %j is unknown, and the error says so",
    async (Issued) => {
      const job = makeJob(broken, (asked) => json(200, { ...invitationOf(userOf(asked)), Issued }));
      expect(await job.run(usersUpTo(1))).toMatchObject([
        { status: "unknown", error: { outcome: "unknown", message: expect.stringContaining("Issued") } },
      ]);
    },
  );
});
