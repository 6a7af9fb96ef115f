import type { values } from "../../generated/kantata-ox/values.js";
import { type FakeAnswer, type FakeRequest, jsonAnswer } from "../../server/fake-http.js";

/** The kinds of errors that the spec lists. */
export type ErrorType = (typeof values)["ErrorEntry"]["type"][number];

/** One entry of an error body. */
export interface ErrorEntry {
  readonly type: ErrorType;
  readonly message: string;
  readonly field?: string;
  readonly index?: number;
}

/**
 * How error bodies are written. Only `objects` is valid against the spec; clients of the service have met or expect the others.
 *
 * - `objects`: `{"errors":[{"type":…,"message":…}]}`
 * - `texts`: `{"errors":["…"]}`
 * - `error_message`: `{"error_message":"…"}`
 * - `oauth`: a 401 is `{"error":"invalid_token","error_description":"…"}`, everything else as `objects`
 * - `none`: no body
 */
export type ErrorFormat = "objects" | "texts" | "error_message" | "oauth" | "none";

// Those of 401 and 404 were recorded from the live service.
const PROBLEMS: Readonly<Record<number, readonly [type: ErrorType, message: string]>> = {
  400: ["system", "The request body could not be parsed as JSON"],
  401: ["oauth", "Invalid OAuth 2 Request"],
  403: ["system", "You do not have permission to perform this action"],
  404: ["system", "Not found"],
  422: ["validation", "This invitation can no longer be changed"],
  429: ["system", "Too many requests"],
  503: ["system", "The service is temporarily unavailable"],
};

/** The errors of an account. */
export class KantataProblems {
  readonly #format: ErrorFormat;

  constructor(format: ErrorFormat) {
    this.#format = format;
  }

  /** An error with this status, in the vendor's words as far as they are known. */
  of(request: FakeRequest, status: number): FakeAnswer {
    const [type, message] = PROBLEMS[status] ?? ["system", `The request failed with status ${status}`];
    return this.answer(request, status, [{ type, message }]);
  }

  /** An error with these entries. */
  answer(request: FakeRequest, status: number, errors: readonly ErrorEntry[]): FakeAnswer {
    const headers = { "x-request-id": requestId(request) };
    const body = BODIES[this.#format](status, errors);
    return body === undefined ? { status, headers } : jsonAnswer(status, body, headers);
  }
}

const BODIES: Readonly<Record<ErrorFormat, (status: number, errors: readonly ErrorEntry[]) => unknown>> = {
  objects: (_status, errors) => ({ errors }),
  texts: (_status, errors) => ({ errors: errors.map(({ message }) => message) }),
  error_message: (_status, errors) => ({ error_message: errors.map(({ message }) => message).join(", ") }),
  oauth: (status, errors) =>
    status === 401 ? { error: "invalid_token", error_description: errors[0]?.message } : { errors },
  none: () => undefined,
};

/** The id of a request in answers. */
export function requestId({ number }: FakeRequest): string {
  return `req-${number}`;
}
