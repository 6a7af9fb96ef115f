import { describe, expect, it, vi } from "vitest";
import type { CreateManyOptions } from "../index.js";
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
import { type Asked, json } from "../test-support/scripted.js";

// What a later process finds, if its clock is not the one by which the earlier process sent.

useFakeClock();

const HOUR = 3_600_000;

/** Runs a job until its process dies with a request under way. The service has the true time. */
async function sendAndDie(wrong: number) {
  let trueTime = (): number => Date.now() - wrong;
  const dated = (status: number, body: unknown): Response =>
    json(status, body, { date: new Date(trueTime()).toUTCString() });
  vi.setSystemTime(Date.now() + wrong);
  const sends: NonNullable<CreateManyOptions["resume"]>[number][] = [];
  const dying = makeJob(
    () => new Promise(() => {}),
    () => dated(404, {}),
  );
  dying
    .begin(usersUpTo(1), {
      onSend: (positions, { watermark }) => {
        sends.push({ positions, sentAt: Date.now(), watermark: JSON.parse(JSON.stringify(watermark)) });
      },
    })
    .catch(() => {});
  await vi.advanceTimersByTimeAsync(5_000);
  return {
    sends,
    /** Starts the job again on a right clock. `age`: how long ago the invitation was issued; undefined if there is none. */
    again(age: number | undefined) {
      vi.setSystemTime(trueTime());
      trueTime = Date.now;
      const job = makeJob(
        (asked) => created(userOf(asked)),
        (asked: Asked) => (age === undefined ? dated(404, {}) : dated(200, invitationOf(userOf(asked), age))),
      );
      return { job, results: job.run(usersUpTo(1), { resume: sends }) };
    },
  };
}

describe.each([-HOUR, 0, HOUR])("after a process whose clock was %d ms ahead", (wrong) => {
  it("an invitation that its request made is created, and an older one is existing", async () => {
    expect(statuses(await (await sendAndDie(wrong)).again(5_000).results)).toEqual(["created"]);
    expect(statuses(await (await sendAndDie(wrong)).again(10_000).results)).toEqual(["existing"]);
  });

  it("a user without an invitation is sent again when the service must have finished", async () => {
    const { job, results } = (await sendAndDie(wrong)).again(undefined);
    expect(statuses(await results)).toEqual(["created"]);
    // The service answered 5 s ago at the earliest; a clock that was ahead costs at most the whole delay.
    expect(job.timeline.slice(-2)).toEqual(wrong > 0 ? ["GET 40", "POST 40"] : ["GET 36", "POST 36"]);
  });
});

describe("the clock of the service", () => {
  it.each([
    ["with onSend it is read first", { onSend: () => {} }, ["GET 0", "POST 0"]],
    ["without onSend and resume nobody needs it", {}, ["POST 0"]],
  ])("%s", async (_what, options, timeline) => {
    const job = makeJob((asked) => created(userOf(asked)));
    await job.run(usersUpTo(1), options);
    expect(job.timeline).toEqual(timeline);
  });

  it.each([
    ["no answer", broken],
    ["only refusals to answer (429)", () => json(429, {}, { "retry-after": "3600" })],
  ])("with %s nothing is sent, and onProgress says why", async (_what, get) => {
    const job = makeJob((asked) => created(userOf(asked)), get);
    const results = await job.run(usersUpTo(2), { onSend: () => {}, maxRetries: 0 });
    expect(statuses(results)).toEqual(["not-attempted", "not-attempted"]);
    expect(job.posted()).toEqual([]);
    expect(job.progress.at(-1)?.error).toBeDefined();
  });

  it("an answer that refuses to show an invitation tells it too", async () => {
    const job = makeJob(
      (asked) => created(userOf(asked)),
      () => json(403, {}, { date: new Date(Date.now() + HOUR).toUTCString() }),
    );
    const watermarks: unknown[] = [];
    await job.run(usersUpTo(1), { onSend: (_positions, { watermark }) => void watermarks.push(watermark) });
    expect(watermarks).toEqual([{ since: Date.UTC(2026, 0, 15, 13), ahead: HOUR + 1_000 }]);
    expect(job.posted()).toEqual([userAt(0)]);
  });
});
