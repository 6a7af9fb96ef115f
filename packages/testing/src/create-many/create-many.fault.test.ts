import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenPromises, forgotten, isUndisturbed } from "../test-support/check-run.js";
import { mailsTo } from "../test-support/job.js";
import { giveUpSignal, makeWorld, optionsOf, type Runner, runJob } from "../test-support/kantata-world.js";
import { randomRuns } from "../test-support/random-runs.js";
import { type Scenario, scenarios } from "../test-support/scenario.js";

const SEED = 20_260_115;
const random = randomRuns({ name: "createMany", runs: 500, fixedSeed: SEED, control: { runs: 500, seed: SEED } });
const createMany: Runner = (kantata, people, options) => kantata.accountInvitations.createMany(people, options);

/** The guarantees that one scenario breaks. */
async function breaks(scenario: Scenario, run: Runner): Promise<string[]> {
  const world = makeWorld(scenario);
  const signal = giveUpSignal(scenario);
  const results = await runJob(world, run, { ...optionsOf(scenario), ...(signal ? { signal } : {}) });
  return brokenPromises(world, results, signal !== undefined || scenario.totalTimeout !== undefined);
}

/** A process crashes, nothing is sent for `settleDelay`, and the job runs again. */
async function breaksAfterCrash(scenario: Scenario, run: Runner): Promise<string[]> {
  const world = makeWorld(scenario, true);
  const signal = giveUpSignal({ ...scenario, abortAt: scenario.abortAt ?? 0 });
  await runJob(world, run, { maxRetries: scenario.maxRetries, ...(signal ? { signal } : {}) });
  // The first run's results are lost, `runJob` has waited 200 s, and the second run starts without them.
  world.troubled = false;
  const results = await runJob(world, run, { skipExisting: true });
  const twice = [...mailsTo(world.fake)].filter(([, times]) => times > 1);
  return [
    ...twice.map(([address]) => `${address} was mailed twice`),
    ...forgotten(world, results).filter(() => isUndisturbed(scenario)),
  ];
}

const holds = (check: (scenario: Scenario, run: Runner) => Promise<string[]>, run: Runner = createMany) =>
  fc.asyncProperty(scenarios, async (scenario) => {
    expect(await check(scenario, run)).toEqual([]);
  });

const isCaught = (run: Runner, words: RegExp) => random.isCaught(holds(breaks, run), words);

describe("negative controls: the property detects", () => {
  it("a job that reports lost answers as rejected", async () => {
    const broken: Runner = async (kantata, people, options) => {
      const results = await createMany(kantata, people, options);
      return results.map((result) => (result.status === "unknown" ? { status: "rejected", errors: [] } : result));
    };
    await isCaught(broken, /"rejected": but mailed/);
  });

  it("a job that does not wait for requests that are carried out late (settleDelay 0)", async () => {
    await isCaught(
      (kantata, people, options) => createMany(kantata, people, { ...options, settleDelay: 0 }),
      /mailed 2 times/,
    );
  });

  it("a job that sends people again who have no invitation yet, without looking twice", async () => {
    const broken: Runner = async (kantata, people, options) => {
      if (options.maxRetries === 0) return createMany(kantata, people, options);
      const once = { ...options, maxRetries: 0 };
      const first = await createMany(kantata, people, { ...once, settleDelay: 1_000 });
      const open = people.filter((_one, position) => first[position]?.status === "not-attempted");
      const second = await createMany(kantata, open, once);
      return first.map((result) => (result.status === "not-attempted" ? (second.shift() ?? result) : result));
    };
    await isCaught(broken, /mailed 2 times|"not-attempted": but mailed/);
  });

  it("a job that returns its results in another order", async () => {
    await isCaught(async (...job) => (await createMany(...job)).reverse(), /its invitation is for|but mailed/);
  });

  it("a job that reports everybody in the list as created", async () => {
    const broken: Runner = async (kantata, people, options) => {
      const results = await createMany(kantata, people, options);
      return results.map((result) => (result.status === "existing" ? { ...result, status: "created" } : result));
    };
    await isCaught(broken, /never mailed|somebody else/);
  });
});

random.holds("sequences of faults: one result per input, nobody mailed twice, every result true", () => holds(breaks));
random.holds("crashes: a second run with skipExisting mails nobody twice and leaves nobody out", () =>
  holds(breaksAfterCrash),
);
