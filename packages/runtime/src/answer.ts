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

export type ParsedBody =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "empty" }
  | { readonly kind: "text" };

/** Parses a body as JSON. A body of white space alone counts as empty. */
export function parseBody(text: string): ParsedBody {
  if (text.trim() === "") return { kind: "empty" };
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "text" };
  }
}

/** The first 500 characters of a body, for an error. */
export function excerpt(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
