import type { ReadAnswer } from "./attempt.js";
import { redact } from "./redact.js";

/** A finished answer: its body has been read and parsed. What `api` returns as `response` and a page carries. */
export interface Answer {
  readonly status: number;
  /** Whether the status is 2xx. */
  readonly ok: boolean;
  readonly headers: Headers;
  /** The server's id of this answer, for its support. */
  readonly requestId: string | undefined;
  /** The parsed body: JSON, or undefined where it was empty. */
  readonly body: unknown;
  /** The body where it was not JSON. */
  readonly text: string | undefined;
}

/** Makes an answer of what was read. */
export function answerFrom(read: ReadAnswer, requestIdHeader: string, secrets: readonly string[]): Answer {
  const { status, headers } = read;
  const ok = status >= 200 && status < 300;
  // Only errors are searched for secrets: a success is the caller's own data.
  const text = ok ? read.body.text : redact(read.body.text, secrets);
  const parsed = read.body.incomplete ? { text } : parseBody(text);
  const requestId = headers.get(requestIdHeader) ?? undefined;
  return { status, ok, headers, requestId, body: parsed.body, text: parsed.text };
}

/** A body of white space alone counts as empty. */
function parseBody(text: string): { body?: unknown; text?: string } {
  if (text.trim() === "") return {};
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { text };
  }
}

/** The first 500 characters of a body, for an error. */
export function excerpt(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
