import { afterEach, beforeEach, vi } from "vitest";
// A fake clock does not know that a file is being loaded, so it is loaded before.
import "../create-many/create-many.js";
import type { CreateManyOptions, CreateManyProgress, CreateManyResult } from "../index.js";
import { type Asked, json, scriptedPreview, scriptedV1 } from "./scripted.js";

/** Runs each test of the file on a fake clock. */
export function useFakeClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"], now: Date.UTC(2026, 0, 15, 12) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Id of the n-th user. */
export const userAt = (n: number): string => `7c9e6679-7425-40de-944b-e07fc1f90a${String(n).padStart(2, "0")}`;
/** Inputs for so many users. */
export const usersUpTo = (count: number) => Array.from({ length: count }, (_, n) => ({ userId: userAt(n) }));
/** An invitation that the service issued now, or so many milliseconds ago. */
export const invitationOf = (userId: string, age = 0) => ({
  Id: `of-${userId}`,
  UserId: userId,
  Issued: new Date(Date.now() - age).toISOString(),
});
export const created = (userId: string): Response => json(201, invitationOf(userId));
/** The user of a request. */
export const userOf = ({ url }: Asked): string => url.pathname.split("/").at(-2) ?? "";
/** Breaks the connection. */
export const broken = (): never => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
};

/** Runs a job to its end, with these answers to each POST and GET. */
export function makeJob(
  post: (asked: Asked, number: number) => Response | Promise<Response>,
  get: (asked: Asked, number: number) => Response | Promise<Response> = () => json(404, { Reason: "none" }),
  apiVersion: "v1" | "v1-preview" = "v1",
) {
  const numbers = { POST: 0, GET: 0 };
  const timeline: string[] = [];
  const start = Date.now();
  const answer = (asked: Asked) => {
    const method = asked.method as "POST" | "GET";
    numbers[method] += 1;
    timeline.push(`${method} ${Math.floor((Date.now() - start) / 1000)}`);
    return (method === "POST" ? post : get)(asked, numbers[method]);
  };
  const { aveva, asked } = apiVersion === "v1" ? scriptedV1(answer) : scriptedPreview(answer);
  const progress: CreateManyProgress[] = [];
  const begin = (inputs: readonly unknown[], options: CreateManyOptions = {}): Promise<CreateManyResult[]> =>
    aveva.userInvitations.createMany(inputs as never, { onProgress: (one) => progress.push(one), ...options });
  return {
    asked,
    timeline,
    progress,
    begin,
    posted: () => asked.filter(({ method }) => method === "POST").map(userOf),
    async run(inputs: readonly unknown[], options?: CreateManyOptions) {
      const running = begin(inputs, options);
      running.catch(() => {});
      await vi.advanceTimersByTimeAsync(1_000_000);
      return running;
    },
  };
}

export const statuses = (results: readonly CreateManyResult[]) => results.map(({ status }) => status);
