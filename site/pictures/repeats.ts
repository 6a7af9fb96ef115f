import { type AttemptResult, outcomeOfStatus, retryDelay } from "../../packages/runtime/src/retry/retry-policy.ts";

/** The effects of operations, in the order of the picture's columns. */
export const EFFECTS = ["read", "replace", "send"] as const;

/** What happened to an attempt, and what the client does then, for each effect. */
export interface Repeats {
  readonly happened: string;
  readonly cells: readonly { readonly isRepeated: boolean; readonly outcome: string }[];
}

const RESULTS: readonly (readonly [happened: string, result: AttemptResult])[] = [
  ["429: the server refused", { kind: "answer", status: 429, retryAfter: undefined }],
  ["The connection never opened", { kind: "failure", sent: false, retryable: true }],
  ["It broke, or took too long", { kind: "failure", sent: true, retryable: true }],
  ["408, 500, 502, 503 or 504", { kind: "answer", status: 503, retryAfter: undefined }],
  ["Its certificate was refused", { kind: "failure", sent: false, retryable: false }],
  ["Another 4xx", { kind: "answer", status: 422, retryAfter: undefined }],
];

/** The rows of the picture, as the client's own functions decide them. */
export function repeats(): Repeats[] {
  const context = { retries: 0, maxRetries: 2, maxRetryAfter: 60_000, timeLeft: Number.POSITIVE_INFINITY, random: 0.5 };
  return RESULTS.map(([happened, result]) => ({
    happened,
    cells: EFFECTS.map((effect) => ({
      isRepeated: retryDelay(result, { ...context, effect }) !== undefined,
      outcome: result.kind === "answer" ? outcomeOfStatus(result.status, effect) : result.sent ? "unknown" : "not-sent",
    })),
  }));
}

/** The picture in words. */
export function repeatsInWords(rows: readonly Repeats[]): string {
  const sentences = rows.map(({ happened, cells }) => {
    const again = EFFECTS.filter((_, position) => cells[position]?.isRepeated);
    return `${happened}: ${again.length === 0 ? "nothing is repeated" : `${again.join(", ")} repeated`}.`;
  });
  return sentences.join(" ");
}
