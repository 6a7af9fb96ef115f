// A process with a client whose limits are in Redis. Its parent sends it a number of calls; it answers when they are done.
import { createKantataClient } from "../../../../packages/kantata-ox/dist/index.js";
import { createRedisLimits } from "../../../../packages/limits-redis/dist/index.js";
import { exampleBody, memoryFetch } from "../../perf/overhead/answers.ts";
import { BASE_URL } from "../../perf/overhead/references.ts";

const [url = "", maxConcurrency = ""] = process.argv.slice(2);
const answer = memoryFetch(await exampleBody(), "content-length");
/** Milliseconds that each answer takes, like a fast server. */
const DELAY = 20;
const fetch = async (...request: Parameters<typeof answer>): ReturnType<typeof answer> => {
  await new Promise((resolve) => setTimeout(resolve, DELAY));
  return answer(...request);
};
const limits = createRedisLimits({
  url,
  prefix: "bench",
  maxConcurrency: Number(maxConcurrency),
  onUnavailable: "fail",
});
const kantata = createKantataClient({ accessToken: "a-token", baseUrl: BASE_URL, fetch, limits });

process.on("message", async (calls: number) => {
  if (calls === 0) {
    await limits.close();
    process.disconnect();
    return;
  }
  await Promise.all(Array.from({ length: calls }, () => kantata.accountInvitations.get(42)));
  process.send?.("done");
});
// Connects, and loads the scripts.
await kantata.accountInvitations.get(42);
process.send?.("ready");
