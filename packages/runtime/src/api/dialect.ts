import type { Outcome } from "../errors/errors.js";
import type { Operation } from "./operation.js";

/** What the runtime needs to know of one API to speak of its answers. Each API package gives its own. */
export interface Dialect {
  /** Lower-case name of the response header that holds the server's id of an answer. */
  readonly requestIdHeader: string;
  /** The server's own words in a parsed error body; undefined if it has none. */
  describe(body: unknown): string | undefined;
  /** Brings an error body into the API's documented shape; undefined if it cannot be. Well-formed bodies stay as they are. */
  readErrorBody(body: unknown): unknown;
  /** What a caller should know or do about a failure, in one sentence. */
  hint?(failure: {
    readonly operation: Operation;
    readonly status: number | undefined;
    readonly outcome: Outcome;
  }): string | undefined;
}

/** The words of an OAuth error (RFC 6749) or a problem document (RFC 9457), which gateways send for any API. */
export function describeCommonError(body: unknown): string | undefined {
  if (typeof body === "string") return body;
  if (typeof body !== "object" || body === null) return undefined;
  const { error, error_description, error_message, title, detail, message } = body as Record<string, unknown>;
  const words = [error_description ?? error, error_message, title, detail, message].filter(
    (word) => word && typeof word === "string",
  );
  return words.join(": ") || undefined;
}
