import type { CreateManyInput, CreateManyOptions, CreateManyResult } from "@invitation-clients/aveva-identity";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { runOnFakeClock } from "../clock/run-on-fake-clock.js";
import { brokenAvevaPromises, leftOut } from "../test-support/aveva/check.js";
import { type AvevaScenario, avevaScenarios } from "../test-support/aveva/scenario.js";
import {
  type AvevaRunner,
  type AvevaWorld,
  avevaOptionsOf,
  makeAvevaWorld,
  runAvevaJob,
} from "../test-support/aveva/world.js";
import { JobStore } from "../test-support/job-store.js";
import { type Life, lives, MortalProcess } from "../test-support/mortal-process.js";
import { randomRuns } from "../test-support/random-runs.js";

// AVEVA's createMany under random faults, and a job that is killed again and again and started again from its caller's store.

const SEED = 20_261_130;
const random = randomRuns({
  name: "AVEVA createMany",
  runs: 500,
  fixedSeed: SEED,
  control: { runs: 1_000, seed: SEED },
});
const { isCaught } = random;

const createMany: AvevaRunner = (client, inputs, options) => client.createMany(inputs, options);

async function breaks(scenario: AvevaScenario, run: AvevaRunner): Promise<string[]> {
  const world = makeAvevaWorld(scenario);
  const options = avevaOptionsOf(scenario);
  const results = await runAvevaJob(world, run, options);
  return brokenAvevaPromises(world, results, options.signal !== undefined || options.totalTimeout !== undefined);
}

type Store = JobStore<CreateManyInput, CreateManyResult>;

async function live(world: AvevaWorld, store: Store, life: Life, run: AvevaRunner): Promise<void> {
  world.setAhead(life.ahead);
  const process = new MortalProcess(life.killAt);
  if (life.killAfter !== undefined) setTimeout(() => process.kill(), life.killAfter);
  const { inputs, options } = store.nextRun(process);
  const { concurrency, maxRetries } = world.scenario;
  const job = run(world.connect(process.through), inputs, { ...options, concurrency, maxRetries });
  await runOnFakeClock(vi, Promise.race([job, process.death]));
}

async function breaksIfKilled(scenario: AvevaScenario, all: readonly Life[], run: AvevaRunner): Promise<string[]> {
  const world = makeAvevaWorld(scenario);
  const store: Store = new JobStore(world.inputs, scenario.seed % 2 === 0);
  for (const life of all) {
    await live(world, store, life, run);
    vi.advanceTimersByTime(life.pause);
  }
  world.troubled = false;
  const last = { killAt: undefined, killAfter: undefined, pause: 0, ahead: 0 };
  await live(world, store, last, run);
  vi.advanceTimersByTime(60_000);
  // What the last run could not decide is looked for once more.
  await live(world, store, last, run);
  const results = world.inputs.map((_input, row) => store.results.get(row));
  return [...brokenAvevaPromises(world, results, false), ...leftOut(world, results)];
}

const holds = (run: AvevaRunner = createMany) =>
  fc.asyncProperty(avevaScenarios, async (scenario) => {
    expect(await breaks(scenario, run)).toEqual([]);
  });
const survives = (run: AvevaRunner = createMany) =>
  fc.asyncProperty(avevaScenarios, lives, async (scenario, all) => {
    expect(await breaksIfKilled(scenario, all, run)).toEqual([]);
  });

/** A job with other options. */
const changed =
  (change: (options: CreateManyOptions) => CreateManyOptions): AvevaRunner =>
  (client, inputs, options) =>
    client.createMany(inputs, change(options));
/** A job with other results. */
const reported =
  (change: (result: CreateManyResult) => CreateManyResult): AvevaRunner =>
  async (...job) =>
    (await createMany(...job)).map(change);

describe("negative controls: the property detects", () => {
  it("a job that does not wait for late commits (settleDelay 0)", async () => {
    const hasty = changed((options) => ({ ...options, settleDelay: 0 }));
    await isCaught(holds(hasty), /invited 2 times|but invited/);
    await isCaught(survives(hasty), /invited 2 times|but invited/);
  });

  it("a job that reports lost answers as rejected", async () => {
    const rejected = { status: "rejected", errors: [] } as const;
    await isCaught(holds(reported((result) => (result.status === "unknown" ? rejected : result))), /but invited/);
  });

  it("a job that reports every invitation as its own", async () => {
    const mine = reported((result) => (result.status === "existing" ? { ...result, status: "created" } : result));
    await isCaught(holds(mine), /never invited by this job/);
  });

  it("a job that returns its results in another order", async () => {
    await isCaught(
      holds(async (...job) => (await createMany(...job)).reverse()),
      /its invitation is for|but invited|repeated/,
    );
  });

  it("a caller that forgets what was sent", async () => {
    await isCaught(survives(changed(({ resume: _resume, ...options }) => options)), /invited 2 times|but invited/);
  });

  it("a store that records a request only after it left", async () => {
    const late = changed(({ onSend, ...options }) => ({
      ...options,
      onSend: (positions, details) => {
        setTimeout(() => onSend?.(positions, details), 1);
      },
    }));
    await isCaught(survives(late), /invited 2 times|but invited/);
  });

  it("a caller that stores a new watermark with each attempt, and keeps only the last", async () => {
    const forgetful = changed(({ resume = [], ...options }) => ({
      ...options,
      resume: resume.map((one) => {
        const { since, ahead } = one.watermark as { readonly since: number; readonly ahead: number | null };
        return { ...one, watermark: { since: since + 10_000, ahead } };
      }),
    }));
    await isCaught(survives(forgetful), /but invited/);
  });

  it.each([
    ["without the server's clock", { ahead: null }, /invited 2 times|but invited/],
    ["with the time on its own clock", undefined, /never invited|but invited/],
  ])("a watermark %s", async (_what, part, words) => {
    const local = changed(({ resume = [], ...options }) => ({
      ...options,
      resume: resume.map((one) => {
        const watermark = one.watermark as { readonly ahead: number | null };
        return { ...one, watermark: { ...watermark, ...(part ?? { since: Number(one.sentAt) - 1_000 }) } };
      }),
    }));
    await isCaught(survives(local), words);
  });
});

random.holds("scenarios: every result of AVEVA's createMany is true", () => holds());
random.holds("jobs that are killed at random: nobody invited twice, nobody left out", () => survives());
