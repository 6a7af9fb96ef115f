// A process of its own. Its parent sends it steps; it answers each with `{ did, ... }`. It uses what is built, as callers do.
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { createRedisLimits, type RedisLimitsOptions } from "@invitation-clients/limits-redis";

interface Setup {
  readonly limits: RedisLimitsOptions;
  readonly baseUrl: string;
  /** Milliseconds by which the clock of this process is wrong. */
  readonly clockShift: number;
}

const { limits: options, baseUrl, clockShift } = JSON.parse(process.argv[2] ?? "") as Setup;
const rightNow = Date.now;
Date.now = () => rightNow() + clockShift;

const limits = createRedisLimits(options);
const kantata = createKantataClient({ accessToken: "t", baseUrl, limits });
const answer = (what: object): void => void process.send?.(what);

process.on("message", async (step: { readonly do: "call" | "hold" | "close"; readonly times?: number }) => {
  if (step.do === "hold") {
    await limits.enter({ group: "g", lease: 600_000, longestWait: () => 600_000, signal: undefined });
    answer({ did: "hold" });
  } else if (step.do === "call") {
    const calls = Array.from({ length: step.times ?? 1 }, (_one, at) => kantata.accountInvitations.get(at + 1));
    const settled = await Promise.allSettled(calls);
    const failures = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    answer({ did: "call", failures });
  } else {
    await limits.close();
    process.disconnect();
  }
});
answer({ did: "start" });
