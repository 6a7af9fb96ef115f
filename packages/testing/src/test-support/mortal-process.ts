import type { FakeFetch } from "../server/fake-http.js";

/** A process that is killed at one of its steps, or at a time. Afterwards nothing that it does has an effect. */
export class MortalProcess {
  readonly #killAt: number;
  #steps = 0;
  #isDead = false;
  #die: (() => void) | undefined;
  /** Resolves when the process is killed. */
  readonly death: Promise<"killed">;

  /** @param killAt the number of the step at which it is killed */
  constructor(killAt = Number.POSITIVE_INFINITY) {
    this.#killAt = killAt;
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
  readonly through = (fetch: FakeFetch): FakeFetch => {
    return async (url, init) => {
      await this.step();
      const answer = fetch(url, init);
      // The process may be dead when the answer arrives or fails.
      await answer.catch(() => {});
      await this.step();
      return answer;
    };
  };
}
