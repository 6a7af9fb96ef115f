import type { AnswerCase } from "./answer-cases.js";

/** What an error says of itself, but for its body. */
export interface DocumentedError {
  readonly status: number;
  readonly operationId: string;
  readonly outcome: "rejected" | "unknown";
  readonly requestId: unknown;
  readonly attempts: number;
}

/**
 * What the error for a documented answer must say when nothing is repeated.
 *
 * @param requestIdHeader the header that names the request, in lower case
 */
export function documentedError(
  { operation, status, answer }: Pick<AnswerCase, "operation" | "status" | "answer">,
  requestIdHeader: string,
): DocumentedError {
  return {
    status,
    operationId: operation.operationId,
    outcome: status === 408 || status >= 500 ? "unknown" : "rejected",
    requestId: answer.headers[requestIdHeader],
    attempts: 1,
  };
}

/** The error that a call rejects with. */
export async function rejectionOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => Promise.reject(new Error("it resolved")),
    (reason: unknown) => reason,
  );
}
