import { isConfigError } from "@invitation-clients/runtime";
import { describe, expect, it } from "vitest";
import { checkOptions, type RedisLimitsOptions } from "./options.js";
import { createRedisLimits } from "./redis-limits.js";

const url = "redis://:a-password@127.0.0.1:6379";
const key = "a".repeat(43);

describe("wrong options are refused with the name of the option, and no secret is shown", () => {
  it.each([
    [undefined, "createRedisLimits must be an object"],
    [null, "createRedisLimits must be an object"],
    [{}, "give either url or client"],
    [{ url, client: {} }, "give either url or client"],
    [{ url: "127.0.0.1:6379" }, "url must begin with redis:// or rediss://"],
    [{ url: "redis://:a-password@:x:y" }, "url must begin with redis:// or rediss://"],
    [{ url: "redis://:a-password%ZZ@127.0.0.1" }, "url must be readable: write a % in the password as %25"],
    [{ url: 6379 }, "url must begin with redis:// or rediss://"],
    [{ client: {} }, "client must be a client of ioredis, iovalkey or redis"],
    [{ client: { get: () => {} } }, "client must be a client of ioredis, iovalkey or redis"],
    [{ url, prefx: "a" }, 'did you mean "prefix"?'],
    [{ url, prefix: "" }, "prefix must be a text"],
    [{ url, prefix: "{a}" }, "prefix must be a text without spaces and braces"],
    [{ url, maxConcurrency: 0 }, "maxConcurrency must be a whole number, at least 1"],
    [{ url, rate: { requests: 1 } }, "rate needs requests and per"],
    [{ url, rate: { requests: 0, per: 1 } }, "rate.requests must be a whole number"],
    [{ url, rate: { requests: 1, per: 0 } }, "rate.per must be a number of milliseconds"],
    [{ url, rate: { requests: 1, perMs: 1 } }, 'rate has no "perMs"'],
    [{ url, rate: 5 }, "rate must be an object"],
    [{ url, onUnavailable: "wait" }, 'onUnavailable must be "local" or "fail"'],
    [{ url, storeTimeout: 0 }, "storeTimeout must be a number of milliseconds"],
    [{ url, logger: () => {} }, "logger must have the methods"],
    [{ url, sharedToken: {} }, "sharedToken.key must be 32 bytes"],
    [{ url, sharedToken: { key: "a-password" } }, "sharedToken.key must be 32 bytes"],
    [{ url, sharedToken: { key: new Uint8Array(16) } }, "sharedToken.key must be 32 bytes"],
  ])("%j", (options, message) => {
    let error: unknown;
    try {
      createRedisLimits(options as never);
    } catch (thrown) {
      error = thrown;
    }
    expect(isConfigError(error)).toBe(true);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain("a-password");
  });
});

it("defaults are filled in, and periods are rounded up to whole milliseconds", () => {
  const given: RedisLimitsOptions = { url, rate: { requests: 5, per: 1.5 }, sharedToken: { key } };
  expect(checkOptions(given)).toMatchObject({
    prefix: "invitation-clients",
    maxConcurrency: 16,
    onUnavailable: "local",
    storeTimeout: 1_000,
    rate: { requests: 5, per: 2 },
  });
});

it("nothing is connected before the first call", async () => {
  const limits = createRedisLimits({ url: "redis://127.0.0.1:1" });
  await limits.close();
});
