import type { Fault } from "./fault.js";

const ERROR_BODY = '{"errors":[{"type":"system","message":"trouble"}]}';
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/** Presets: faults of real networks and servers. All times are milliseconds. */
export const faults = {
  /** The connection never opens, so nothing was sent. */
  refused: (after = 0) => ({ commit: undefined, after, seen: { form: "refused" } }),
  /** The connection breaks before the server reads the request. */
  lostBefore: (after = 0) => ({ commit: undefined, after, seen: { form: "lost" } }),
  /** The request is carried out after `commit` (which may be later than `after`), and the answer is lost. */
  lostAfter: (commit = 0, after = 0) => ({ commit, after, seen: { form: "lost" } }),
  /** The request is never answered. It is carried out after `commit`, or not at all. */
  silence: (commit?: number) => ({ commit, after: 0, seen: { form: "silence" } }),
  /** The answer is an error status. The request is still carried out after `commit`, or not at all. */
  status: (status: number, commit?: number, after = 0) => ({
    commit,
    after,
    seen: { form: "status", status, headers: JSON_TYPE, body: ERROR_BODY },
  }),
  /** The answer is 429 with this Retry-After, in seconds or as a date. */
  tooMany: (retryAfter?: number | string, after = 0) => ({
    commit: undefined,
    after,
    seen: {
      form: "status",
      status: 429,
      headers: retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
    },
  }),
  /** The request is carried out, and the answer is cut off in the middle of its body. */
  truncated: (after = 0) => ({ commit: 0, after, seen: { form: "truncated" } }),
  /** The answer is a proxy's HTML page. The request is carried out after `commit`. */
  html: (status = 200, commit: number | undefined = 0, after = 0) => ({
    commit,
    after,
    seen: { form: "status", status, headers: { "content-type": "text/html" }, body: "<html>Gateway</html>" },
  }),
  /** The request is carried out as usual, but the answer is late. */
  slow: (after: number) => ({ commit: 0, after, seen: { form: "own" } }),
} as const satisfies Record<string, (...args: never[]) => Fault>;
