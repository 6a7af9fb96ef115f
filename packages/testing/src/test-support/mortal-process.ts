import fc from "fast-check";
import type { ClosedFetch } from "../server/fake-fetch.js";

/** A process that is killed at one of its steps, or at a time. Afterwards nothing that it does has an effect. */
export class MortalProcess {
  readonly #killAt: number;
  #steps = 0;
  #isDead = false;
  #die: (() => void) | undefined;
  /** Resolves when the process is killed. */
  readonly death: Promise<"killed">;

  /** How far its clock is ahead of the one in these tests, in milliseconds. */
  readonly ahead: number;

  /** @param killAt the number of the step at which it is killed */
  constructor(killAt = Number.POSITIVE_INFINITY, ahead = 0) {
    this.#killAt = killAt;
    this.ahead = ahead;
    this.death = new Promise((resolve) => {
      this.#die = () => resolve("killed");
    });
  }

  kill(): void {
    this.#isDead = true;
    this.#die?.();
  }

  /** One step of the process. Never resolves if the process is dead, or killed here. */
  async step(): Promise<void> {
    this.#steps += 1;
    if (this.#steps === this.#killAt) this.kill();
    if (this.#isDead) await new Promise(() => {});
  }

  /** A `fetch` of this process. A request that left is carried out even if the process is killed. */
  readonly through = (fetch: ClosedFetch): ClosedFetch => {
    return async (url, init) => {
      await this.step();
      const answer = fetch(url, init);
      // The process may be dead when the answer arrives or fails.
      await answer.catch(() => {});
      await this.step();
      return answer;
    };
  };

  /** The same, with answers of a server that shows its time, which is the true one: to this process it seems to be off. */
  readonly throughDated = (fetch: ClosedFetch): ClosedFetch => {
    const mortal = this.through(fetch);
    return async (url, init) => {
      const { status, body, headers } = await mortal(url, init);
      const date = new Date(Date.now() - this.ahead).toUTCString();
      return new Response(body, { status, headers: [...headers, ["date", date]] });
    };
  };
}

/** One life of the process, and the time until the next one starts. */
export interface Life {
  /** The step at which it is killed; undefined if it is not killed at a step. */
  readonly killAt: number | undefined;
  /** Milliseconds after which it is killed. */
  readonly killAfter: number | undefined;
  /** Milliseconds until the next life begins. */
  readonly pause: number;
  /** How far the clock of this life is ahead of the true time, in milliseconds. */
  readonly ahead: number;
}

const few = fc.integer({ min: 1, max: 30 });
const HOUR = 3_600_000;
/** The lives of a process that is killed again and again. */
export const lives: fc.Arbitrary<Life[]> = fc.array(
  fc.record({
    killAt: fc.option(fc.oneof(few, few, fc.integer({ min: 1, max: 900 })), { nil: undefined, freq: 4 }),
    killAfter: fc.option(fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 400_000 })), {
      nil: undefined,
      freq: 2,
    }),
    pause: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 400_000 })),
    ahead: fc.oneof(fc.constant(0), fc.constantFrom(-HOUR, HOUR), fc.integer({ min: -HOUR, max: HOUR })),
  }),
  { minLength: 1, maxLength: 5 },
);
