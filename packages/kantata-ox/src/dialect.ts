import { type Dialect, describeCommonError } from "@invitation-clients/runtime";
import type { KantataErrorBody, KantataErrorEntry } from "./types.js";

/** How to read Kantata OX's errors. */
export const dialect: Dialect = {
  requestIdHeader: "x-request-id",
  describe(body) {
    const errors = readErrorBody(body)?.errors;
    if (!errors) return describeCommonError(body);
    return errors
      .map(({ field, message }) => (field && field !== "base" ? `${field}: ${message}` : message))
      .join("; ");
  },
  readErrorBody,
  hint({ operation, status, outcome }) {
    if (operation.id === "getAccountInvitation" && status === 404) {
      return "Accepted invitations may be hidden here: list({ only: [id], only_pending: false }) shows them";
    }
    if (outcome !== "unknown" || operation.effect !== "send") return undefined;
    return operation.id === "createWorkspaceInvitation"
      ? "It may have been sent, and the API cannot tell: ask in the project before you repeat it"
      : "It may have been sent: look with list({ only_pending: false }) before you repeat it";
  },
};

/**
 * Converts an error body to the documented shape. The server also sends plain strings in `errors`, `error_message` alone, and
 * OAuth's `error` with `error_description` when it checks the token.
 */
function readErrorBody(body: unknown): KantataErrorBody | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { errors } = body as { errors?: unknown };
  if (Array.isArray(errors)) {
    if (errors.every(isEntry)) return body as KantataErrorBody;
    return { ...body, errors: errors.map(toEntry) };
  }
  const message = describeCommonError(body);
  if (message === undefined) return undefined;
  return { ...body, errors: [{ type: "error" in body ? "oauth" : "system", message }] };
}

/** An entry before it is checked. */
type WireEntry = { readonly type?: unknown; readonly message?: unknown } | null;

function isEntry(entry: WireEntry): entry is KantataErrorEntry {
  return typeof entry?.type === "string" && typeof entry.message === "string";
}

function toEntry(entry: WireEntry | string): KantataErrorEntry {
  if (typeof entry === "string") return { type: "system", message: entry };
  const { type, message } = entry ?? {};
  return {
    ...entry,
    type: typeof type === "string" ? type : "system",
    message: typeof message === "string" ? message : JSON.stringify(entry),
  };
}
