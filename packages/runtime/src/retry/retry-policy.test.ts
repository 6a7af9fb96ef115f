import { describe, expect, it } from "vitest";
import { type AttemptResult, delayFor, outcomeOfStatus, type RetryContext, retryDelay } from "./retry-policy.js";

const context: RetryContext = {
  effect: "read",
  retries: 0,
  maxRetries: 2,
  maxRetryAfter: 60_000,
  timeLeft: Number.POSITIVE_INFINITY,
  random: 0.5,
};
const status = (code: number, retryAfter?: number): AttemptResult => ({ kind: "answer", status: code, retryAfter });
const lost: AttemptResult = { kind: "failure", sent: true, retryable: true };
const notSent: AttemptResult = { kind: "failure", sent: false, retryable: true };
const badCertificate: AttemptResult = { kind: "failure", sent: false, retryable: false };

describe("the retry decision", () => {
  const table: [name: string, result: AttemptResult, read: boolean, replace: boolean, send: boolean][] = [
    ["429", status(429), true, true, true],
    ["a connection that never opened", notSent, true, true, true],
    ["a bad certificate", badCertificate, false, false, false],
    ["a lost answer", lost, true, true, false],
    ...[408, 500, 502, 503, 504].map((code) => [String(code), status(code), true, true, false] as never),
    ...[301, 307, 400, 401, 403, 404, 405, 409, 422, 501, 505].map(
      (code) => [String(code), status(code), false, false, false] as never,
    ),
  ];
  it.each(table)("%s: read %s, replace %s, send %s", (_name, result, read, replace, send) => {
    expect(retryDelay(result, { ...context, effect: "read" }) !== undefined).toBe(read);
    expect(retryDelay(result, { ...context, effect: "replace" }) !== undefined).toBe(replace);
    expect(retryDelay(result, { ...context, effect: "send" }) !== undefined).toBe(send);
  });

  it("is never to retry once maxRetries is used up", () => {
    expect(retryDelay(status(429), { ...context, retries: 1 })).toBeDefined();
    expect(retryDelay(status(429), { ...context, retries: 2 })).toBeUndefined();
    expect(retryDelay(status(429), { ...context, maxRetries: 0 })).toBeUndefined();
  });
});

describe("the wait before a retry", () => {
  it.each([
    [0, 500],
    [1, 1_000],
    [2, 2_000],
    [4, 8_000],
    [30, 8_000],
  ])("after %d retries the back-off is anywhere up to %d ms", (retries, ceiling) => {
    expect(delayFor(undefined, retries, 0)).toBe(0);
    expect(delayFor(undefined, retries, 0.999)).toBeCloseTo(ceiling * 0.999);
  });

  it("is never shorter than advised, plus jitter", () => {
    expect(delayFor(3_000, 0, 0)).toBe(3_000);
    expect(delayFor(3_000, 0, 1)).toBe(3_500);
    expect(delayFor(3_000, 9, 1)).toBe(4_000);
  });

  it("is at least the full back-off after advice that cannot be read", () => {
    expect(delayFor(Number.NaN, 0, 0)).toBe(500);
    expect(delayFor(Number.NaN, 2, 0)).toBe(2_000);
    expect(delayFor(Number.NaN, 2, 1)).toBe(3_000);
    expect(retryDelay(status(503, Number.NaN), { ...context, random: 0 })).toBe(500);
    expect(retryDelay(status(503, Number.NaN), { ...context, timeLeft: 499 })).toBeUndefined();
  });

  it("is never longer than maxRetryAfter: the call fails at once", () => {
    expect(retryDelay(status(429, 60_000), context)).toBeDefined();
    expect(retryDelay(status(429, 60_001), context)).toBeUndefined();
  });

  it("is never longer than totalTimeout allows", () => {
    expect(retryDelay(status(503, 5_000), { ...context, timeLeft: 5_000 })).toBeUndefined();
    expect(retryDelay(status(503, 5_000), { ...context, timeLeft: 6_000 })).toBeDefined();
  });
});

describe("the outcome of a status", () => {
  it.each([
    [400, "rejected", "rejected"],
    [401, "rejected", "rejected"],
    [404, "rejected", "rejected"],
    [408, "unknown", "unknown"],
    [409, "rejected", "rejected"],
    [422, "rejected", "rejected"],
    [429, "rejected", "rejected"],
    [500, "unknown", "unknown"],
    [501, "unknown", "unknown"],
    [503, "unknown", "unknown"],
    [302, "rejected", "unknown"],
    [307, "rejected", "unknown"],
  ])("%d is %s for a read and %s for a send", (code, read, send) => {
    expect(outcomeOfStatus(code, "read")).toBe(read);
    expect(outcomeOfStatus(code, "send")).toBe(send);
    expect(outcomeOfStatus(code, "replace")).toBe(send);
  });
});
