import { describe, expect, it, vi } from "vitest";
import { manualClock } from "../test-support/manual-clock.js";
import { input, rejection, send, testClient } from "../test-support/test-client.js";

describe("a signal", () => {
  const reason = { mine: true };
  const AbortControllerOfTheLanguage = AbortController;
  // Like React Native's signals: no reason, and no options for listeners.
  const polyfilled = () => {
    const listeners = new Set<(capture: unknown) => void>();
    const signal = {
      aborted: false,
      addEventListener(_type: string, run: () => void, ...options: unknown[]) {
        if (options.length > 0) throw new Error("no options here");
        listeners.add(run);
      },
      removeEventListener: (_type: string, run: () => void) => listeners.delete(run),
    };
    const abort = (): void => {
      signal.aborted = true;
      // More than once, as a caller's own dispatchEvent may do.
      for (let times = 0; times < 2; times += 1) for (const run of [...listeners]) run(undefined);
    };
    return { signal: signal as never, abort, listeners };
  };

  it.each([{}, { totalTimeout: 9_000 }])("without a reason (%o) rejects with an AbortError", async (more) => {
    const clock = manualClock();
    const given: unknown[] = [];
    const { signal, abort, listeners } = polyfilled();
    const client = testClient({ fetch: (() => new Promise(() => {})) as never }, { clock });
    const call = rejection(client.call(send, input, { onAborted: (outcome) => given.push(outcome), signal, ...more }));
    await clock.advance(0);
    abort();
    expect(await call).toMatchObject({ name: "AbortError", message: expect.stringContaining("aborted") });
    expect(Object.prototype.toString.call(await call)).toMatch(/Error|DOMException/);
    expect(given).toEqual(["unknown"]);
    expect(listeners.size).toBe(0);
    expect(clock.pending).toBe(0);
    // A signal that is already aborted.
    expect(await rejection(client.call(send, input, { signal, ...more }))).toMatchObject({ name: "AbortError" });
  });

  it("of a platform without abort reasons still ends by totalTimeout", async () => {
    vi.stubGlobal(
      "AbortController",
      class {
        readonly #made = polyfilled();
        readonly signal = this.#made.signal;
        abort(): void {
          this.#made.abort();
        }
      },
    );
    try {
      const clock = manualClock();
      const client = testClient({ fetch: (() => new Promise(() => {})) as never }, { clock });
      const late = rejection(client.call(send, input, { totalTimeout: 50 }));
      await clock.advance(50);
      expect(await late).toMatchObject({ name: "TimeoutError", outcome: "unknown" });
      const mine = new AbortControllerOfTheLanguage();
      const given = rejection(client.call(send, input, { totalTimeout: 50, signal: mine.signal }));
      await clock.advance(0);
      mine.abort(reason);
      expect(await given).toBe(reason);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
