// The installed package, without a server: each process keeps its own limits, and ends. `pnpm test:redis` has the server.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { test } from "node:test";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { createRedisLimits } from "@invitation-clients/limits-redis";

/** Nobody listens there. */
const url = "redis://:a-password@127.0.0.1:1";
const body = { count: 1, results: [{ key: "account_invitations", id: "1" }], account_invitations: { 1: { id: "1" } } };
const fetch = async () => Response.json(body);

test("without Redis a call goes by the limits of its process, with one warning", async () => {
  const lines = [];
  const log = (line) => void lines.push(line);
  const limits = createRedisLimits({ url, prefix: "test" });
  const logger = { debug: () => {}, info: () => {}, warn: log, error: log };
  const kantata = createKantataClient({ accessToken: "t", fetch, limits, logger });
  for (let call = 0; call < 3; call += 1) assert.equal((await kantata.accountInvitations.get(1)).id, "1");
  assert.equal(lines.length, 1);
  assert.match(lines[0], /Redis is away .*each process keeps the limits on its own/);
  assert.doesNotMatch(lines[0], /a-password/);
  await limits.close();
});

test('with onUnavailable "fail" a call is not sent, and its error says why', async () => {
  const limits = createRedisLimits({ url, onUnavailable: "fail" });
  const kantata = createKantataClient({ accessToken: "t", fetch, limits });
  await assert.rejects(kantata.accountInvitations.get(1), { name: "ConnectionError", outcome: "not-sent" });
  await limits.close();
});

test("it can be required, and a process ends by itself after close()", async () => {
  const { createRedisLimits: required } = createRequire(import.meta.url)("@invitation-clients/limits-redis");
  assert.equal(typeof required, "function");
  const code = `const { createRedisLimits } = require("@invitation-clients/limits-redis");
    const limits = createRedisLimits({ url: "${url}" });
    const entry = { group: "g", lease: 1000, longestWait: () => 1000, signal: undefined };
    limits.enter(entry).then((slot) => { slot.release(true); return limits.close(); });`;
  const child = spawn(process.execPath, ["-e", code], { cwd: import.meta.dirname, stdio: "inherit" });
  const [status] = await once(child, "exit");
  assert.equal(status, 0);
});
