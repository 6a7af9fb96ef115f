import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAvailability } from "./availability.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const told: string[] = [];
  const { ask, close } = createAvailability(
    500,
    ({ message }) => told.push(`away: ${message}`),
    (wasTold) => told.push(wasTold ? "back" : "back, untold"),
  );
  return { ask, close, told };
}
const fails = (message: string) => () => Promise.reject(new Error(message));

describe("whether Redis can be asked", () => {
  it("an answer is passed on", async () => {
    const { ask, told } = setUp();
    await expect(ask(async () => 7)).resolves.toBe(7);
    expect(told).toEqual([]);
  });

  it("after a failure, all questions of the next second fail at once; then one tries again", async () => {
    const { ask, told } = setUp();
    await expect(ask(fails("refused"))).rejects.toThrow("refused");
    const question = vi.fn(fails("refused again"));
    await expect(ask(question)).rejects.toThrow("refused");
    expect(question).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(ask(question)).rejects.toThrow("refused again");
    await expect(ask(question)).rejects.toThrow("refused");
    expect(question).toHaveBeenCalledTimes(1);
    expect(told).toEqual(["away: refused"]);
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(ask(async () => 7)).resolves.toBe(7);
    expect(told).toEqual(["away: refused", "back"]);
  });

  it("an answer that takes longer than storeTimeout is not waited for, and is passed on late", async () => {
    const { ask, told } = setUp();
    let answer: (value: number) => void = () => {};
    const late: number[] = [];
    const asked = ask(
      () => new Promise<number>((resolve) => (answer = resolve)),
      (value) => void late.push(value),
    );
    const end = expect(asked).rejects.toThrow("Redis did not answer within 500 ms");
    await vi.advanceTimersByTimeAsync(500);
    await end;
    answer(7);
    await vi.advanceTimersByTimeAsync(0);
    expect(late).toEqual([7]);
    expect(told).toEqual(["away: Redis did not answer within 500 ms"]);
  });

  it("a late failure changes nothing", async () => {
    const { ask, told } = setUp();
    let fail: (error: Error) => void = () => {};
    const asked = ask(() => new Promise<number>((_resolve, reject) => (fail = reject)));
    const end = expect(asked).rejects.toThrow("within 500 ms");
    await vi.advanceTimersByTimeAsync(500);
    await end;
    fail(new Error("late"));
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toHaveLength(1);
  });

  it("the reason is a new error: those of the libraries contain the command", async () => {
    const { ask } = setUp();
    const thrown = Object.assign(new Error("READONLY"), { code: "EX", command: { args: ["secret"] } });
    const reason = await ask(() => Promise.reject(thrown)).catch((error: unknown) => error);
    expect(reason).toMatchObject({ message: "READONLY", code: "EX" });
    expect(reason).not.toHaveProperty("command");
  });

  it("a question that throws at once, or rejects with no error, counts as a failure", async () => {
    const { ask, told } = setUp();
    await expect(ask(() => Promise.reject(undefined))).rejects.toThrow("Redis failed");
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(
      ask(() => {
        throw new Error("closed");
      }),
    ).rejects.toThrow("closed");
    expect(told).toEqual(["away: Redis failed"]);
  });

  it("a question that throws at once is answered by its failure alone", async () => {
    const { ask, told } = setUp();
    await expect(
      ask(() => {
        throw new Error("closed");
      }),
    ).rejects.toThrow("closed");
    expect([told, vi.getTimerCount()]).toEqual([["away: closed"], 0]);
  });

  it("a Redis that comes and goes is told once a minute, and one that stays away then is told, too", async () => {
    const { ask, told } = setUp();
    for (let second = 0; second < 50; second += 1) {
      await ask(fails("no memory")).catch(() => {});
      await vi.advanceTimersByTimeAsync(1_000);
      await ask(async () => 7);
    }
    expect(told).toEqual(["away: no memory", "back", ...Array(49).fill("back, untold")]);
    for (let second = 0; second < 20; second += 1) {
      await ask(fails("gone")).catch(() => {});
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await ask(async () => 7);
    expect(told.slice(51)).toEqual(["away: gone", "back"]);
  });

  it("the reason shows no arguments of a command: they may be a password", async () => {
    const { ask } = setUp();
    const message = "ERR unknown command 'AUTH', with args beginning with: 'default' 'pass\nword' ";
    await expect(ask(fails(message))).rejects.toThrow(/^ERR unknown command 'AUTH'$/);
  });

  it("closing waits for the open questions, tells nothing, and lets no more be asked", async () => {
    const { ask, close, told } = setUp();
    const asked = ask(() => new Promise(() => {})).catch((error: Error) => error.message);
    let isClosed = false;
    const closing = close().then(() => {
      isClosed = true;
    });
    await vi.advanceTimersByTimeAsync(499);
    expect(isClosed).toBe(false);
    await vi.advanceTimersByTimeAsync(10);
    await closing;
    expect(await asked).toBe("Redis did not answer within 500 ms");
    const question = vi.fn(async () => 7);
    await expect(ask(question)).rejects.toThrow("the limits are closed");
    expect(question).not.toHaveBeenCalled();
    expect(told).toEqual([]);
  });

  it("leaves no timer behind", async () => {
    const { ask } = setUp();
    await ask(async () => 7);
    await ask(fails("refused")).catch(() => {});
    expect(vi.getTimerCount()).toBe(0);
  });
});
