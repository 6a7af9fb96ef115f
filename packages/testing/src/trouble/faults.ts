import type { Fault } from "./fault.js";

const ERROR_BODY = '{"errors":[{"type":"system","message":"trouble"}]}';
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/** The presets: each is one thing that networks and servers do. All times are milliseconds. */
export const faults = {
  /** No connection: provably never sent. */
  refused: (after = 0) => ({ commit: undefined, after, seen: { form: "refused" } }),
  /** Lost before the server read it. */
  lostBefore: (after = 0) => ({ commit: undefined, after, seen: { form: "lost" } }),
  /** Carried out `commit` after its arrival (even after the loss was seen), and the answer lost. */
  lostAfter: (commit = 0, after = 0) => ({ commit, after, seen: { form: "lost" } }),
  /** Never answered; carried out after `commit`, or not at all. */
  silence: (commit?: number) => ({ commit, after: 0, seen: { form: "silence" } }),
  /** Answered with an error status; carried out all the same after `commit`, or not at all. */
  status: (status: number, commit?: number, after = 0) => ({
    commit,
    after,
    seen: { form: "status", status, headers: JSON_TYPE, body: ERROR_BODY },
  }),
  /** 429; `retryAfter` in seconds. */
  tooMany: (retryAfter?: number | string, after = 0) => ({
    commit: undefined,
    after,
    seen: {
      form: "status",
      status: 429,
      headers: retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
    },
  }),
  /** Carried out, and the answer cut in the middle of its body. */
  truncated: (after = 0) => ({ commit: 0, after, seen: { form: "truncated" } }),
  /** Carried out or not, and a proxy's page in place of the answer. */
  html: (status = 200, commit: number | undefined = 0, after = 0) => ({
    commit,
    after,
    seen: { form: "status", status, headers: { "content-type": "text/html" }, body: "<html>Gateway</html>" },
  }),
  /** Carried out as usual, answered late. */
  slow: (after: number) => ({ commit: 0, after, seen: { form: "own" } }),
} as const satisfies Record<string, (...args: never[]) => Fault>;
