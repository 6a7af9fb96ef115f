import { isClientError, isConfigError, isTokenError } from "@invitation-clients/kantata-ox";
import { CliError, codeOf } from "../files/cli-error.js";
import { EXIT, type ExitCode } from "./exit-code.js";

/** How a command failed, for the exit code and the person. */
export interface Failure {
  readonly code: ExitCode;
  readonly kind: string;
  readonly message: string;
}

/** A failure whose meaning the command knows. */
export class CommandFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}

/** What an error of any kind means. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommandFailed) return error.failure;
  if (error instanceof CliError) return { code: EXIT.usage, kind: error.kind, message: error.message };
  if (!isClientError(error)) {
    const message = `Something unexpected happened: ${(error as Error | undefined)?.message ?? String(error)}`;
    return { code: EXIT.stopped, kind: "unexpected", message };
  }
  if (isConfigError(error)) return { code: EXIT.usage, kind: "usage", message: sentence(error.message) };
  if (isRefusal(error)) {
    return { code: EXIT.refused, kind: "refused", message: `${sentence(error.message)} ${REFUSED}` };
  }
  if (error.outcome === "rejected") return { code: EXIT.some, kind: "rejected", message: sentence(error.message) };
  if (error.outcome === "not-sent") {
    return { code: EXIT.stopped, kind: "not-sent", message: `${sentence(error.message)} Nothing was sent; try again.` };
  }
  return { code: EXIT.some, kind: "unknown", message: sentence(error.message) };
}

const REFUSED =
  "Check the token, and whether its owner may invite people. `invitations kantata check` and `invitations aveva check` tell more.";

/** Whether the server refused who asks, and not what is asked. */
export function isRefusal(error: Error | undefined): boolean {
  if (error === undefined) return false;
  const status = statusOf(error);
  // A token endpoint that is down or busy refused nobody. It says 400 to a client that it does not know.
  if (isTokenError(error)) return status === undefined ? !isNetwork(error) : [400, 401, 403].includes(status);
  return status === 401 || status === 403;
}

/** The status of the answer behind an error. */
function statusOf(error: unknown): number | undefined {
  for (let one = error as (Error & { status?: unknown }) | undefined; one; one = one.cause as Error | undefined) {
    if (typeof one.status === "number") return one.status;
  }
  return undefined;
}

/** Whether an error, or one that caused it, is about the connection. */
function isNetwork(error: unknown): boolean {
  for (let one = error as Error | undefined; one; one = one.cause as Error | undefined) {
    const code = codeOf(one) ?? "";
    if (/^(E[A-Z_]+|UND_ERR_\w+)$/.test(code) || one.name === "ConnectionError" || one.name === "TimeoutError")
      return true;
    if (one.name === "TypeError" && one.message === "fetch failed") return true;
  }
  return false;
}

/** A message as a sentence. Names such as `baseUrl` stay as they are. */
export function sentence(message: string): string {
  const start = /^[a-z]+\b(?![A-Z])/.test(message) ? message.charAt(0).toUpperCase() + message.slice(1) : message;
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
