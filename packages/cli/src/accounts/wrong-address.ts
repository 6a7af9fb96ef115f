import { isClientError, isTokenError } from "@invitation-clients/kantata-ox";
import { CliError, codeOf } from "../files/cli-error.js";

/** What the answers of a command tell about its address. */
export interface Contact {
  /** The service answered: it is there, and may go away and come back. */
  hasAnswered: boolean;
  /** Something answered that is not the service: a page, or a redirect. */
  hasPage: boolean;
}

/** Notes what an answer tells. Errors of a gateway tell nothing. A 404 in JSON may be about a path, or about one object. */
export function noteAnswer(contact: Contact, status: number, contentType: string | null): void {
  const isPage = /\bhtml\b/i.test(contentType ?? "");
  if (status >= 300 && status < 400) contact.hasPage = true;
  else if (isPage) contact.hasPage ||= status < 300 || status === 404;
  else if (status !== 404) contact.hasAnswered = true;
}

/**
 * The error of an address where the service is not; undefined if the error says something else, or if the service has
 * answered this command.
 *
 * @param where how the person calls the address
 * @param setting the setting that names it; undefined if it is the vendor's own, which is never wrong
 */
export function wrongAddress(
  error: unknown,
  { hasAnswered, hasPage }: Contact,
  where: string,
  setting: string | undefined,
): CliError | undefined {
  if (setting === undefined || hasAnswered) return undefined;
  if (!hasPage && !chainOf(error).some(isUnreachable) && !isMissing(error)) return undefined;
  const reason = (error as Error).message.replace(/ \((rejected|unknown|not-sent)[;)].*$/s, "");
  return new CliError("usage", `The service is not at ${where}: ${reason}. Nothing was sent. Check ${setting}.`, {
    cause: error,
  });
}

/** An error, and the errors that caused it. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let one = error as Error | undefined; one && chain.length < 10; one = one.cause as Error | undefined)
    chain.push(one);
  return chain;
}

function isUnreachable(error: Error): boolean {
  return /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED)$/.test(codeOf(error) ?? "");
}

/** Lists and token endpoints are always there, but one object may not be. */
function isMissing(error: unknown): boolean {
  if (!isClientError(error) || !(isTokenError(error) || /^(list|count)/.test(error.operationId ?? ""))) return false;
  return chainOf(error).some((one) => "status" in one && one.status === 404);
}
