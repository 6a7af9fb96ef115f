import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Person } from "../call/peer.ts";

/** A secret that no client may show. It has a slash because some servers write `/` as `\/` in JSON. */
export const TOKEN = "tokenNobodyMaySee/0123456789";

/** The person to invite. */
export const PERSON: Person = { full_name: "Ada Rivera", email_address: "ada.rivera@example.com" };

/** A body as the API documents it, with more fields in its invitation. */
export const envelopeWith = (more: object): object => ({
  count: 1,
  results: [{ key: "account_invitations", id: "7" }],
  account_invitations: { "7": { id: "7", ...PERSON, ...more } },
  meta: { count: 1, page_count: 1, page_number: 1, page_size: 20 },
});

const ENVELOPE = envelopeWith({});

/** Answers 200 as the API documents it. */
export function ok(response: ServerResponse): void {
  json(response, 200, ENVELOPE);
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** An error body that every client can read: `errors` for Kantata's API, `error` for OpenAI's and Stripe's. */
export function errorBody(message: string): object {
  const error = { type: "api_error", message };
  return { errors: [error], error };
}

/** Answers with an error. */
export function fail(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  json(response, status, errorBody("something failed"), headers);
}

/** Starts a good answer and resets the connection in the middle of its body. */
export function breakOff(response: ServerResponse): void {
  const text = JSON.stringify(ENVELOPE);
  response.writeHead(200, { "content-type": "application/json", "content-length": text.length });
  response.write(text.slice(0, 40));
  // Long enough for the head and half of the body to arrive first.
  setTimeout(() => response.socket?.resetAndDestroy(), 50);
}
