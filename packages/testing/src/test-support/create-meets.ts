import { type Trouble, trouble } from "../trouble/trouble.js";

/** What a create without retries meets, and how many mails go out, in each form of a fake that can play the trouble. */
export const CREATE_MEETS: readonly (readonly [name: string, Trouble, mails: number, error: object])[] = [
  ["refused", trouble.refused(), 0, { name: "ConnectionError", outcome: "not-sent" }],
  ["lostBeforeCommit", trouble.lostBeforeCommit(), 0, { name: "ConnectionError", outcome: "unknown" }],
  ["lostAfterCommit", trouble.lostAfterCommit(), 1, { name: "ConnectionError", outcome: "unknown" }],
  ["status(500)", trouble.status(500), 0, { status: 500, outcome: "unknown" }],
  ["status(403)", trouble.status(403), 0, { status: 403, outcome: "rejected" }],
  ["status(307)", trouble.status(307), 0, { status: 307, outcome: "unknown" }],
  ["rateLimited(7)", trouble.rateLimited(7), 0, { status: 429, outcome: "rejected", retryAfter: 7000 }],
  ["rateLimited()", trouble.rateLimited(), 0, { status: 429, outcome: "rejected" }],
  ["tokenExpired", trouble.tokenExpired(), 0, { status: 401, outcome: "rejected" }],
  ["truncated", trouble.truncated(), 1, { outcome: "unknown" }],
  ["html", trouble.html(), 0, { name: "ResponseParseError", outcome: "unknown" }],
  ["maintenance", trouble.maintenance(), 0, { status: 503, outcome: "unknown" }],
  ["status(503), carried out", trouble.status(503, { commitAfter: 0 }), 1, { status: 503, outcome: "unknown" }],
  ["html with 502, carried out", trouble.html({ status: 502, commitAfter: 0 }), 1, { status: 502, outcome: "unknown" }],
  ["answer", trouble.answer({ status: 413, body: "too big" }), 0, { status: 413, outcome: "rejected" }],
  ["answer, carried out", trouble.answer({ status: 200 }, { commitAfter: 0 }), 1, { outcome: "unknown" }],
  ["rateLimited, carried out", trouble.rateLimited(1, { commitAfter: 0 }), 1, { status: 429, outcome: "rejected" }],
];
