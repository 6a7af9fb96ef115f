import { type Script, script } from "../connect/script.js";

/**
 * Gets the token of other processes, or the turn to fetch one. ARGV: a value that is known to be useless, an id, and how long
 * the turn lasts. Returns a code: 1 with the value and its milliseconds, 2 for the turn, 3 if another process has the turn.
 */
export const TAKE: Script = script(`
local token, turn = KEYS[1], KEYS[2]
local value = redis.call('GET', token)
if value and value ~= ARGV[1] then return {1, value, redis.call('PTTL', token)} end
if value then redis.call('DEL', token) end
if redis.call('SET', turn, ARGV[2], 'NX', 'PX', ARGV[3]) then return {2} end
return {3}
`);

/** Ends a turn, with a token or without. ARGV: the id, and with a token its value and milliseconds. */
export const GIVE: Script = script(`
local token, turn = KEYS[1], KEYS[2]
if ARGV[2] then redis.call('SET', token, ARGV[2], 'PX', ARGV[3]) end
if redis.call('GET', turn) == ARGV[1] then redis.call('DEL', turn) end
return 1
`);
