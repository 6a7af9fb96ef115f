import { type FakeAnswer, type FakeRequest, jsonAnswer } from "../server/fake-http.js";

/** The header that every answer has. */
export function operationId({ number }: FakeRequest): Record<string, string> {
  return { "operation-id": `op-${number}` };
}

/** What error bodies have besides their four texts: nothing, an `EventId` as some pages say, or `DynamicProperties` as others say. */
export type ErrorExtras = "none" | "event" | "properties";

/** The errors of a tenant. */
export class AvevaProblems {
  readonly #extras: ErrorExtras;
  readonly #bodyOf401: boolean;

  constructor(extras: ErrorExtras, bodyOf401: boolean) {
    this.#extras = extras;
    this.#bodyOf401 = bodyOf401;
  }

  /** An error body, PascalCase. */
  error(request: FakeRequest, status: number, reason: string): FakeAnswer {
    const id = `op-${request.number}`;
    const texts = { OperationId: id, Error: "The request failed.", Reason: reason, Resolution: "Change it." };
    const extras = {
      none: {},
      event: { EventId: `event-${request.number}` },
      properties: { DynamicProperties: { Path: request.path } },
    };
    return jsonAnswer(status, { ...texts, ...extras[this.#extras] }, operationId(request));
  }

  /** An error with this status, in the vendor's words as far as they are known. A 405 has no body, and a HEAD never has one. */
  of(request: FakeRequest, status: number): FakeAnswer {
    const isEmpty = status === 405 || request.method === "HEAD" || (status === 401 && !this.#bodyOf401);
    if (isEmpty) return { status, headers: operationId(request) };
    return this.error(request, status, REASONS[status] ?? `The request failed with status ${status}.`);
  }
}

const REASONS: Readonly<Record<number, string>> = {
  400: "The request has missing or invalid inputs.",
  401: "The access token has expired.",
  403: "The client does not have a role that may manage invitations.",
  404: "The invitation, user or tenant does not exist.",
  408: "The server did not finish within the time allowed.",
  409: "The user has an invitation already.",
  429: "Too many requests.",
  500: "The server could not complete the request.",
  503: "The service is unavailable.",
};
