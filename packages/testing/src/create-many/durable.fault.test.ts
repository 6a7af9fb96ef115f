import type { CreateManyOptions } from "@invitation-clients/kantata-ox";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { runOnFakeClock } from "../clock/run-on-fake-clock.js";
import { forgotten, isUndisturbed } from "../test-support/check-run.js";
import { mailsTo } from "../test-support/job.js";
import { JobStore } from "../test-support/job-store.js";
import { makeWorld, type World } from "../test-support/kantata-world.js";
import { type Life, lives, MortalProcess } from "../test-support/mortal-process.js";
import { randomRuns } from "../test-support/random-runs.js";
import { type Scenario, scenarios } from "../test-support/scenario.js";

// A job with a store of the caller's own is killed again and again, at any point between two steps, and started again.

const random = randomRuns({
  name: "createMany",
  runs: 200,
  fixedSeed: 1_380_469_401,
  // Finds the broken stores soon.
  control: { runs: 1_000, seed: 7 },
});

type Change = (options: CreateManyOptions) => CreateManyOptions;

async function live(world: World, store: JobStore, life: Life, change: Change): Promise<void> {
  const process = new MortalProcess(life.killAt, life.ahead);
  if (life.killAfter !== undefined) setTimeout(() => process.kill(), life.killAfter);
  const { inputs, options } = store.nextRun(process);
  // The last runs get all that they need to decide about everybody.
  const { maxRetries, skipExisting } = world.troubled ? world.scenario : { maxRetries: 2, skipExisting: true };
  const run = world
    .connect(process.throughDated)
    .accountInvitations.createMany(inputs, change({ ...options, maxRetries, skipExisting }));
  await runOnFakeClock(vi, Promise.race([run, process.death]));
}

async function breaks(scenario: Scenario, all: readonly Life[], change: Change = (same) => same): Promise<string[]> {
  const world = makeWorld(scenario, true);
  const store = new JobStore(world.people, scenario.seed % 2 === 0);
  for (const life of all) {
    await live(world, store, life, change);
    vi.advanceTimersByTime(life.pause);
  }
  world.troubled = false;
  const last = { killAt: undefined, killAfter: undefined, pause: 0, ahead: 0 };
  await live(world, store, last, change);
  vi.advanceTimersByTime(200_000);
  // What the last run could not decide is looked for once more.
  await live(world, store, last, change);
  return problems(world, store, scenario);
}

function problems(world: World, store: JobStore, scenario: Scenario): string[] {
  const { fake, people } = world;
  const mails = mailsTo(fake);
  const results = people.map((_one, row) => store.results.get(row) ?? ({ status: "not-attempted" } as const));
  const untrue = people.flatMap(({ email_address }, row): string[] => {
    const mailed = mails.get(email_address.trim().toLowerCase()) ?? 0;
    const status = results[row]?.status;
    if (mailed > 1) return [`${email_address} was mailed ${mailed} times`];
    if (status === "rejected" && mailed > 0 && !scenario.repeats.includes(row))
      return [`${email_address} is rejected, but was mailed`];
    return [];
  });
  return [...untrue, ...forgotten(world, results).filter(() => isUndisturbed(scenario))];
}

const holds = (change?: Change) =>
  fc.asyncProperty(scenarios, lives, async (scenario, all) => {
    expect(await breaks(scenario, all, change)).toEqual([]);
  });

const isCaught = (change: Change, words: RegExp) => random.isCaught(holds(change), words);

describe("negative controls: the property detects", () => {
  it("a caller that forgets what was sent", async () => {
    await isCaught(({ resume: _resume, ...options }) => options, /mailed \d times/);
  });

  it("a caller that does not wait for late commits (settleDelay 0)", async () => {
    await isCaught((options) => ({ ...options, settleDelay: 0 }), /mailed \d times/);
  });

  it("a store that records a request only after it left", async () => {
    await isCaught((options) => {
      const { onSend } = options;
      return {
        ...options,
        onSend: (positions, details) => {
          setTimeout(() => onSend?.(positions, details), 1);
        },
      };
    }, /was mailed/);
  });

  it("a store that takes everybody who was sent as invited", async () => {
    await isCaught(({ resume = [], ...options }) => {
      const settled = resume.flatMap(({ positions }) => positions);
      for (const position of settled)
        options.onResult?.({ status: "existing", invitation: { id: "0" } as never }, position);
      return options;
    }, /invited: false|mailed \d times/);
  });
});

random.holds("jobs that are killed at random: nobody mailed twice, nobody left out", () => holds());
