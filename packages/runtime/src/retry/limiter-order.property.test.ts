import fc from "fast-check";
import { expect, it } from "vitest";
import { type ManualClock, manualClock } from "../test-support/manual-clock.js";
import { createNaiveLimiter } from "../test-support/naive-limiter.js";
import { createLimiter } from "./limiter.js";
import type { Slot } from "./shared-limits.js";

const group = fc.constantFrom("g", "h", "i");
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("enter" as const),
      group,
      again: fc.boolean(),
      // Few signals, so that calls share them; the last ones mean no signal.
      signal: fc.nat(4),
      /** Of every pause, and until the end of the call's own time. */
      patience: fc.constantFrom(300, 1_500, Number.POSITIVE_INFINITY),
      time: fc.constantFrom(700, 4_000, Number.POSITIVE_INFINITY),
      lease: fc.constantFrom(200, 3_000, Number.POSITIVE_INFINITY),
      mayWait: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("abort" as const), signal: fc.nat(1) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("release" as const), which: fc.nat(20), finished: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("pause" as const), group, ms: fc.integer({ min: 0, max: 2_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("resume" as const), group }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("advance" as const, "stall" as const),
      ms: fc.integer({ min: 0, max: 1_500 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Everything that callers notice of a limiter, in order: who gets in, is refused or told to wait, and when. */
class Story {
  readonly told: string[] = [];
  /** Apart, because it does not matter whether a refusal is told before or after what else happens at the same moment. */
  readonly refused: string[] = [];
  readonly clock: ManualClock = manualClock();
  readonly #limiter: ReturnType<typeof createLimiter>;
  readonly #signals = [new AbortController(), new AbortController()];
  readonly #slots: Slot[] = [];
  #calls = 0;

  constructor(create: typeof createLimiter, maxConcurrency: number) {
    this.#limiter = create(maxConcurrency, this.clock);
  }

  async play(one: Step): Promise<void> {
    if (one.do === "enter") this.#enter(one);
    else if (one.do === "abort") {
      this.#signals[one.signal]?.abort(`signal ${one.signal}`);
      this.#signals[one.signal] = new AbortController();
    } else if (one.do === "release") this.#slots[one.which]?.release(one.finished);
    else if (one.do === "pause") this.#limiter.pause(one.group, one.ms, `pause of ${one.ms} ms`);
    else if (one.do === "resume") this.#limiter.resume(one.group);
    else if (one.do === "stall") this.clock.stall(one.ms);
    // Due timers run only when the clock advances: until then they are late.
    if (one.do === "advance") await this.clock.advance(one.ms);
    else for (let turn = 0; turn < 10; turn += 1) await undefined;
    this.#tell("timers", this.clock.pending);
  }

  #enter({ group, again, signal, patience, time, lease, mayWait }: Step & { do: "enter" }): void {
    this.#calls += 1;
    const name = `${group}${this.#calls}`;
    const endsAt = this.clock.now() + time;
    const letIn = (slot: Slot): void => {
      this.#tell(`${name} is in`);
      this.#slots.push(slot);
    };
    const now = mayWait ? undefined : this.#limiter.enterNow(group, lease);
    if (now) {
      letIn(now);
      return;
    }
    this.#limiter
      .enter({
        group,
        again,
        lease,
        signal: this.#signals[signal]?.signal,
        longestWait: () => Math.min(patience, endsAt - this.clock.now()),
        onHeld: (ms) => this.#tell(`${name} is held`, ms),
      })
      .then(
        (entered) => ("release" in entered ? letIn(entered) : this.#refuse(name, entered)),
        (reason: unknown) => this.#tell(`${name} is aborted`, reason),
      );
  }

  #refuse(name: string, refusal: unknown): void {
    this.refused.push(`${this.clock.now()}: ${name} ${JSON.stringify(refusal)}`);
  }

  #tell(what: string, more?: unknown): void {
    this.told.push(`${this.clock.now()}: ${what} ${more === undefined ? "" : JSON.stringify(more)}`);
  }
}

it("calls get in, are refused and are held back as in a plain queue, in the same order and at the same time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(step, { minLength: 20, maxLength: 80 }),
      async (most, steps) => {
        const [real, plain] = [new Story(createLimiter, most), new Story(createNaiveLimiter, most)];
        for (const one of [...steps, ...Array.from({ length: 4 }, (): Step => ({ do: "advance", ms: 1_500 }))]) {
          await real.play(one);
          await plain.play(one);
          expect([real.told, real.refused]).toEqual([plain.told, plain.refused]);
        }
      },
    ),
    { numRuns: Number(process.env.LIMITER_RUNS ?? 300) },
  );
});
