import type { AnswerCase } from "./answer-cases.js";

/** The properties of an error, except its body. */
export interface DocumentedError {
  readonly status: number;
  readonly operationId: string;
  readonly outcome: "rejected" | "unknown";
  readonly requestId: unknown;
  readonly attempts: number;
}

/**
 * The properties that the error for a documented answer must have after a single attempt.
 *
 * @param requestIdHeader the header that contains the request id, in lower case
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

/** The error that a call rejects with. @throws Error if it resolves */
export async function rejectionOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => Promise.reject(new Error("the call resolved instead of rejecting")),
    (reason: unknown) => reason,
  );
}
