import type { Outcome } from "../errors/errors.js";
import type { Operation } from "./operation.js";

/** How one API writes its request ids and errors. Each API package has its own dialect. */
export interface Dialect {
  /** Lower-case name of the response header with the server's id of the request. */
  readonly requestIdHeader: string;
  /** The server's own message in a parsed error body; undefined if there is none. */
  describe(body: unknown): string | undefined;
  /** Converts an error body into the API's documented shape; undefined if that is impossible. A documented one stays as it is. */
  readErrorBody(body: unknown): unknown;
  /** A sentence of advice for the caller about a failure; undefined for none. */
  hint?(failure: {
    readonly operation: Operation;
    readonly status: number | undefined;
    readonly outcome: Outcome;
  }): string | undefined;
}

/** The message of an OAuth error (RFC 6749) or a problem document (RFC 9457): gateways send these for any API. */
export function describeCommonError(body: unknown): string | undefined {
  if (typeof body === "string") return body;
  if (typeof body !== "object" || body === null) return undefined;
  const { error, error_description, error_message, title, detail, message } = body as Record<string, unknown>;
  const words = [error_description ?? error, error_message, title, detail, message].filter(
    (word) => word && typeof word === "string",
  );
  return words.join(": ") || undefined;
}
