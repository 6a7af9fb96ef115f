import { guarded } from "../platform/guarded.js";
import { own } from "../platform/own.js";
import type { WebHeaders } from "../platform/web-types.js";
import { redact, redactJson } from "../secrets/redact.js";
import type { Secret } from "../secrets/secret.js";
import { ALL_HEADERS, allHeaders } from "./all-headers.js";
import { headerOf } from "./header-of.js";
import type { ReadBody } from "./read-within.js";

/** An answer whose body has been read but not parsed. */
export interface UnparsedAnswer {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: WebHeaders;
  readonly body: ReadBody;
}

/** An answer whose body has been read and parsed: the `response` of a raw call and of a page. */
export interface Answer {
  readonly status: number;
  /** Whether the status is 2xx. */
  readonly ok: boolean;
  readonly headers: WebHeaders;
  /** The server's id of this response. Quote it to the vendor's support. */
  readonly requestId: string | undefined;
  /** The parsed JSON body; undefined if it was empty or not JSON. */
  readonly body: unknown;
  /** The body, if it was not JSON. */
  readonly text: string | undefined;
}

/** Parses an answer, and hides secrets in the parts that errors show. */
export function answerFrom(read: UnparsedAnswer, requestId: string | undefined, secrets: readonly Secret[]): Answer {
  const { status, headers } = read;
  const ok = status >= 200 && status < 300;
  const { incomplete } = read.body;
  const { body, text } = own<ParsedText>(incomplete ? { text: read.body.text } : parseBody(read.body.text));
  const answer = {
    status,
    ok,
    headers,
    requestId,
    // Only bodies that errors may show are searched for secrets: a success is the caller's own data.
    body: ok || body === undefined ? body : redactJson(body, secrets),
    text: text === undefined ? undefined : redact(incomplete ? redact(text, secrets, true) : text, secrets),
  };
  // Made only for a caller who wants them. The headers of a caller's own fetch may throw when asked.
  return guarded(() => ALL_HEADERS in headers, false)
    ? Object.defineProperty(answer, "headers", own({ get: () => allHeaders(headers) }))
    : answer;
}

/** The server's id of an answer, from the header of this name. */
export function requestIdOf(headers: WebHeaders, name: string, secrets: readonly Secret[]): string | undefined {
  const id = headerOf(headers, name);
  return id === undefined ? undefined : redact(id, secrets);
}

interface ParsedText {
  readonly body?: unknown;
  readonly text?: string;
}

/** A body that is only white space counts as empty. */
function parseBody(text: string): ParsedText {
  if (text.trim() === "") return {};
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { text };
  }
}
