import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createKantataClient, createLimits } from "../../../../packages/kantata-ox/dist/index.js";
import { createRedisLimits } from "../../../../packages/limits-redis/dist/index.js";
import { type RedisServer, startRedis } from "../../../../packages/limits-redis/src/test-support/redis-server.ts";
import { fixed } from "../../perf/measuring/numbers.ts";
import { printTable } from "../../perf/measuring/table.ts";
import { exampleBody, memoryFetch } from "../../perf/overhead/answers.ts";
import { asyncToken, BASE_URL } from "../../perf/overhead/references.ts";
import { microsPerCall } from "../timing.ts";

const PROCESSES = [1, 2, 4, 8];
const CALLS = 1_000;

/** What shared limits cost: one call with each kind of limits, then many processes with one Redis. */
export async function overProcesses(): Promise<void> {
  const redis = await startRedis();
  try {
    await oneCall(redis);
    // So many that nobody waits; then so few that most calls do.
    await manyProcesses(redis, 10_000);
    await manyProcesses(redis, 8);
  } finally {
    await redis.remove();
  }
}

async function oneCall({ url }: RedisServer): Promise<void> {
  const fetch = memoryFetch(await exampleBody(), "content-length");
  const inRedis = createRedisLimits({ url, prefix: "one-call", onUnavailable: "fail" });
  const kinds = { "no limits option": undefined, "createLimits()": createLimits(), createRedisLimits: inRedis };
  const rows: { readonly name: string; readonly cost: number }[] = [];
  for (const [name, limits] of Object.entries(kinds)) {
    const { accountInvitations } = createKantataClient({ accessToken: asyncToken, baseUrl: BASE_URL, fetch, limits });
    rows.push({ name, cost: await microsPerCall(() => accountInvitations.get(42), limits === inRedis ? 500 : 5_000) });
  }
  await inRedis.close();
  const least = rows[0]?.cost ?? 1;
  printTable(
    "One call after another, on a fetch in memory",
    ["limits", "µs per call", "of the first"],
    rows.map(({ name, cost }) => [name, fixed(cost, 1), fixed(cost / least, 2)]),
  );
}

async function manyProcesses(redis: RedisServer, maxConcurrency: number): Promise<void> {
  const rows: string[][] = [];
  for (const size of PROCESSES) {
    await redis.command("FLUSHALL");
    const jobs = await Promise.all(
      Array.from({ length: size }, async () => {
        const job = fork(join(import.meta.dirname, "job.ts"), [redis.url, String(maxConcurrency)], {
          execArgv: ["--no-warnings"],
        });
        await once(job, "message");
        return job;
      }),
    );
    const before = await usage(redis);
    const startedAt = performance.now();
    await Promise.all(
      jobs.map((job) => {
        job.send(CALLS);
        return once(job, "message");
      }),
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    const after = await usage(redis);
    for (const job of jobs) {
      job.send(0);
      await once(job, "exit");
    }
    const calls = size * CALLS;
    rows.push([
      String(size),
      fixed(calls / seconds, 0),
      fixed((after.commands - before.commands) / calls, 1),
      fixed(((after.cpu - before.cpu) * 1e6) / calls, 0),
      fixed(calls / (after.cpu - before.cpu), 0),
    ]);
  }
  printTable(
    `Processes that make ${CALLS} calls of 20 ms each, with maxConcurrency ${maxConcurrency}`,
    ["processes", "calls/s", "commands per call", "µs of Redis per call", "calls/s that fill one Redis"],
    rows,
  );
}

/** The processor time that Redis has used, in seconds, and its commands; a command in a script is one of its own. */
async function usage(redis: RedisServer): Promise<{ readonly cpu: number; readonly commands: number }> {
  const text = `${await redis.command("INFO", "cpu")}\n${await redis.command("INFO", "commandstats")}`;
  const numberOf = (name: string): number => Number(new RegExp(`^${name}:([\\d.]+)`, "m").exec(text)?.[1] ?? 0);
  const callsOf = (name: string): number =>
    Number(new RegExp(`^cmdstat_${name}:calls=(\\d+)`, "m").exec(text)?.[1] ?? 0);
  return {
    cpu: numberOf("used_cpu_user") + numberOf("used_cpu_sys"),
    commands: callsOf("evalsha") + callsOf("eval"),
  };
}
