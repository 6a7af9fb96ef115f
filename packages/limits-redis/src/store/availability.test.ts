import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAvailability } from "./availability.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const told: string[] = [];
  const { ask, settled } = createAvailability(
    500,
    ({ message }) => told.push(`away: ${message}`),
    () => told.push("back"),
  );
  return { ask, settled, told };
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

  it("is settled when no question is open, also one that was asked meanwhile or is never answered", async () => {
    const { ask, settled } = setUp();
    let isSettled = false;
    const asked = ask(() => new Promise<void>((resolve) => setTimeout(resolve, 100))).then(() => {
      ask(() => new Promise(() => {})).catch(() => {});
    });
    void settled().then(() => {
      isSettled = true;
    });
    await vi.advanceTimersByTimeAsync(100);
    await asked;
    await vi.advanceTimersByTimeAsync(499);
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isSettled).toBe(true);
  });

  it("leaves no timer behind", async () => {
    const { ask } = setUp();
    await ask(async () => 7);
    await ask(fails("refused")).catch(() => {});
    expect(vi.getTimerCount()).toBe(0);
  });
});
