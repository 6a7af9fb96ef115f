import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "limits-redis/src";
const limits = `${src}/proof/limits.redis.test.ts`;
const trouble = `${src}/proof/trouble.redis.test.ts`;
const tokens = `${src}/proof/shared-token.redis.test.ts`;
const clients = `${src}/proof/clients.redis.test.ts`;
const queue = `${src}/waiting/shared-queue.test.ts`;
const waiting = `${src}/waiting/waiting.test.ts`;
const availability = `${src}/store/availability.test.ts`;
const options = `${src}/options.test.ts`;
const scripts = `${src}/store/scripts.ts`;
const sharedQueue = `${src}/waiting/shared-queue.ts`;

/** What limits that processes share guarantee. The tests of `proof/` need a redis-server. */
export const limitsGuarantees: GuaranteeGroup[] = [
  {
    title: "Many processes, one account",
    guarantees: [
      guarantee(
        "All processes together have at most maxConcurrency requests in flight, and a free slot goes to the first in the queue",
        [limits],
        [scripts, "if rank >= free then", "if false then"],
        [
          scripts,
          "redis.call('ZADD', queue, 'NX', time[1] * 1000000 + time[2], id)",
          "redis.call('ZADD', queue, -time[2], id)",
        ],
        [
          scripts,
          "redis.call('PUBLISH', channel .. ':' .. string.match(waiter, '^[^:]*'), waiter)",
          "local _ = waiter",
        ],
      ),
      guarantee(
        "A 429 in one process holds back its group in all; then one call in one process goes first, and the others follow when it is done",
        [limits],
        [scripts, "if left > 0 or is_probed then", "if is_probed then"],
        [scripts, "if left > 0 or is_probed then", "if left > 0 then"],
        [scripts, "tonumber(held[1]) <= now then redis.call('DEL', pause)", "false then redis.call('DEL', pause)"],
        [
          sharedQueue,
          "(pausedTimes.get(group) ?? 0) === pausedBefore) own.resume(group);",
          "false) own.resume(group);",
        ],
      ),
      guarantee(
        "Of two pauses the later end counts, in milliseconds",
        [limits],
        [scripts, "if now + ms > ends then", "if true then"],
        [scripts, "ends = now + ms\n", "ends = now + math.floor(ms / 1000) * 1000\n"],
      ),
      guarantee(
        "All processes together begin no more requests in any period than rate says",
        [limits],
        [scripts, "free = math.min(free, requests - redis.call('ZCARD', rate))", "local _ = requests"],
      ),
      guarantee(
        "Every key expires by itself",
        [limits],
        [scripts, "redis.call('PEXPIREAT', pause, ends + grace)", "local _ = grace"],
        [scripts, "redis.call('PEXPIRE', queue, stale * 2)", "local _ = stale"],
        [scripts, "redis.call('PEXPIRE', slots, lease * 2)\nif requests", "if requests"],
      ),
      guarantee(
        "A call that is aborted while it waits ends at once, and leaves neither a slot nor a place in the queue behind",
        [limits, queue, waiting],
        [sharedQueue, "if (hasPlace) leave(id, group, false);", ""],
        [`${src}/waiting/wakes.ts`, "signal && onAbort(signal, wakeUp)", "undefined"],
      ),
      guarantee(
        "Slots are renewed as long as their requests last, and no longer",
        [waiting],
        [`${src}/waiting/held-slots.ts`, "else renew([...held.keys()]);", ""],
        [`${src}/waiting/held-slots.ts`, "if (until <= now) held.delete(id);", ""],
      ),
      guarantee(
        "While Redis is away, each process keeps its own limits, with one warning; no call waits longer than storeTimeout for it",
        [availability, `${src}/waiting/away.test.ts`, queue],
        [`${src}/store/availability.ts`, "if (now() < away.retryAt) return Promise.reject(away.reason);", ""],
        [`${src}/store/availability.ts`, "if (!isTold && !isSilent && now() >= quietUntil) {", "if (!isSilent) {"],
        [sharedQueue, "if (wait === 0) {", "if (wait < 0) {"],
      ),
      guarantee(
        'With onUnavailable "fail" a call without Redis is not sent',
        [`${src}/waiting/away.test.ts`, queue],
        [sharedQueue, ' || parts.onUnavailable === "fail"', ""],
      ),
      guarantee(
        "Slots that Redis granted too late, or that it could not be told are free, are given back when it answers again",
        [`${src}/waiting/away.test.ts`, queue],
        [sharedQueue, "() => void store.leave(id, group, false).catch(() => {}),", "undefined,"],
        [sharedQueue, "if (owed.size < MOST_OWED) owed.set(id, { group, finished });", "void finished;"],
      ),
      guarantee(
        "A Redis that lost its keys learns the slots in flight again, and gets its scripts again",
        [trouble, clients],
        [
          scripts,
          "do redis.call('ZADD', slots, now + lease, ARGV[at]) end",
          "do redis.call('ZADD', slots, 'XX', now + lease, ARGV[at]) end",
        ],
        [`${src}/connect/by-hash.ts`, 'startsWith("NOSCRIPT")', 'startsWith("NEVER")'],
      ),
      guarantee(
        "A shared token is fetched once for all processes, is stored encrypted only, and is replaced once if the server refuses it",
        [tokens],
        [`${src}/token/token-scripts.ts`, "'NX', 'PX', ARGV[3]", "'PX', ARGV[3]"],
        [`${src}/token/shared-token.ts`, "(token) => encrypt(token, key, name)", "(token) => token"],
        [`${src}/token/shared-token.ts`, "if (token !== refused) return", "return"],
      ),
      guarantee(
        "close() ends while Redis is away, and calls that wait or are made later are not sent",
        [queue, waiting, `${src}/redis-limits.test.ts`],
        [sharedQueue, "for (const group of pausedTimes.keys()) own.resume(group);", ""],
        [sharedQueue, "      if (isClosed) throw closed();\n      const permission", "      const permission"],
        [`${src}/waiting/wakes.ts`, "listening?.end();", ""],
        [`${src}/store/availability.ts`, "      isClosed = true;\n", ""],
      ),
      guarantee(
        "While Redis is away, calls that begin together keep the rate of their process",
        [`${src}/waiting/away.test.ts`],
        [sharedQueue, "        if (wait === 0) {\n          localRate.count();\n", "        if (wait === 0) {\n"],
      ),
      guarantee(
        "A process that dies while it fetches the shared token delays the others by seconds only",
        [`${src}/token/shared-token.test.ts`],
        [`${src}/token/shared-token.ts`, "const TURN = 5_000;", "const TURN = 30_000;"],
        [`${src}/token/shared-token.ts`, "const PATIENCE = 10_000;", "const PATIENCE = 60_000;"],
      ),
      guarantee(
        "A wrong option is refused with its name, and neither the URL nor the key is shown",
        [options],
        [`${src}/options.ts`, 'checkKeys("createRedisLimits", options, KEYS);', ""],
        [`${src}/options.ts`, "if (url !== undefined) checkUrl(url);", ""],
        [`${src}/options.ts`, " || !isDecodable(parsed.username) || !isDecodable(parsed.password)", ""],
      ),
    ],
  },
];
