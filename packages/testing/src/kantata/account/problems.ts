import { type FakeAnswer, type FakeRequest, jsonAnswer } from "../../server/fake-http.js";

// Those of 401 and 404 were recorded from the live service.
const PROBLEMS: Readonly<Record<number, readonly [type: string, message: string]>> = {
  400: ["system", "The request body could not be parsed as JSON"],
  401: ["oauth", "Invalid OAuth 2 Request"],
  403: ["system", "You do not have permission to perform this action"],
  404: ["system", "Not found"],
  422: ["validation", "This invitation can no longer be changed"],
  429: ["system", "Too many requests"],
  503: ["system", "The service is temporarily unavailable"],
};

/** An error with this status, in the vendor's words as far as they are known. */
export function kantataProblem(request: FakeRequest, status: number): FakeAnswer {
  const [type, message] = PROBLEMS[status] ?? ["system", `The request failed with status ${status}`];
  return kantataError(request, status, type, message);
}

export function kantataError(request: FakeRequest, status: number, type: string, message: string): FakeAnswer {
  return jsonAnswer(status, { errors: [{ type, message }] }, { "x-request-id": requestId(request) });
}

/** The id of a request in answers. */
export function requestId({ number }: FakeRequest): string {
  return `req-${number}`;
}
