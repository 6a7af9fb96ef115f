import { type Script, script } from "../connect/script.js";

// All times are milliseconds on the server's clock, so that a wrong clock in a process does no harm. Each script does one whole
// step, and each key expires by itself.

/** The longest time that scripts get, in milliseconds: longer ones are no whole numbers to Redis. */
export const LONGEST = 1e15;

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** The keys of every step about one group, in this order. */
const KEYS = `${NOW}
local slots, queue, seen, rate, pause = unpack(KEYS)
`;

/** Wakes the waiters for whom a slot is free, each through the channel of its process. */
const WAKE = `
local function free_slots(bound, requests, per)
  redis.call('ZREMRANGEBYSCORE', slots, '-inf', now)
  local free = bound - redis.call('ZCARD', slots)
  if requests > 0 then
    redis.call('ZREMRANGEBYSCORE', rate, '-inf', now - per)
    free = math.min(free, requests - redis.call('ZCARD', rate))
  end
  return free
end
local function wake_next(free, channel)
  if free <= 0 then return end
  for _, waiter in ipairs(redis.call('ZRANGE', queue, 0, free - 1)) do
    redis.call('PUBLISH', channel .. ':' .. string.match(waiter, '^[^:]*'), waiter)
  end
end
local function step_out(id)
  redis.call('ZREM', seen, id)
  return redis.call('ZREM', queue, id)
end
`;

/**
 * Takes a slot, or waits in the queue. A waiter that has not asked for \`stale\` milliseconds loses its place.
 *
 * Some clients ask again after a lost connection: whoever has a slot already keeps it.
 *
 * Returns a code of \`Answer\` and milliseconds.
 */
export const ENTER: Script = script(`${KEYS}${WAKE}
local id, bound, lease = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local requests, per, stale, grace = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local channel = ARGV[8]
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', seen, '-inf', now - stale)) do step_out(gone) end
local free = free_slots(bound, requests, per)
if redis.call('ZSCORE', slots, id) then
  if redis.call('HGET', pause, 'probe') == id then return {2, 0} end
  return {1, 0}
end
local held = redis.call('HMGET', pause, 'until', 'probe')
if held[1] then
  local left = tonumber(held[1]) - now
  local is_probed = held[2] and redis.call('ZSCORE', slots, held[2])
  if left > 0 or is_probed then
    if step_out(id) > 0 then wake_next(free, channel) end
    if left > 0 then return {3, left} end
    return {4, 0}
  end
end
local rank = redis.call('ZRANK', queue, id) or redis.call('ZCARD', queue)
if rank >= free then
  redis.call('ZADD', queue, 'NX', time[1] * 1000000 + time[2], id)
  redis.call('ZADD', seen, now, id)
  redis.call('PEXPIRE', queue, stale * 2)
  redis.call('PEXPIRE', seen, stale * 2)
  if requests > 0 then
    local used = redis.call('ZCARD', rate)
    local at = rank - (requests - used)
    if at >= 0 and at < used then
      local next = redis.call('ZRANGE', rate, at, at, 'WITHSCORES')
      return {6, next[2] + per - now}
    end
    if at >= used then return {6, per} end
  end
  return {5, 0}
end
step_out(id)
redis.call('ZADD', slots, now + lease, id)
redis.call('PEXPIRE', slots, lease * 2)
if requests > 0 then
  redis.call('ZADD', rate, now, id)
  redis.call('PEXPIRE', rate, per)
end
if not held[1] then return {1, 0} end
redis.call('HSET', pause, 'probe', id)
redis.call('PEXPIREAT', pause, now + lease + grace)
return {2, 0}
`);

/** Gives a slot or a place in the queue back. After a finished probe, the group's pause is over. */
export const LEAVE: Script = script(`${KEYS}${WAKE}
local id, finished, bound = ARGV[1], ARGV[2] == '1', tonumber(ARGV[3])
local requests, per, channel, resumed, group = tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6], ARGV[7], ARGV[8]
redis.call('ZREM', slots, id)
step_out(id)
local held = redis.call('HMGET', pause, 'until', 'probe')
if held[1] and held[2] == id then
  if finished and tonumber(held[1]) <= now then redis.call('DEL', pause) else redis.call('HDEL', pause, 'probe') end
  if tonumber(held[1]) <= now then redis.call('PUBLISH', resumed, group) end
end
wake_next(free_slots(bound, requests, per), channel)
return 1
`);

/** Holds a group back. The later end wins. Returns the milliseconds that are left. */
export const PAUSE: Script = script(`${NOW}
local pause, ms, grace = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
local ends = tonumber(redis.call('HGET', pause, 'until') or 0)
if now + ms > ends then
  ends = now + ms
  redis.call('HSET', pause, 'until', ends)
  redis.call('PEXPIREAT', pause, ends + grace)
end
return ends - now
`);

/** Prolongs the slots of calls that are still in flight, also those that the server has lost. */
export const RENEW: Script = script(`${NOW}
local slots, lease = KEYS[1], tonumber(ARGV[1])
for at = 2, #ARGV do redis.call('ZADD', slots, now + lease, ARGV[at]) end
redis.call('PEXPIRE', slots, lease * 2)
return 1
`);
