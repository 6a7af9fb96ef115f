import { type FoundOperation, SENT_METHODS } from "../lib/project/spec-document.ts";

const EFFECTS = ["read", "replace", "send"];
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
// The characters of a path by RFC 3986, and the braces of templates.
const PATH = /^\/[\w\-.~!$&'()*+,;=:@/{}]*$/;

/** Whether a URL can have the path of an operation. */
export function isUrlPath(path: string): boolean {
  return PATH.test(path);
}

/**
 * Refuses operations that the table cannot describe: their rows would be silently wrong.
 *
 * @throws Error with one line for each reason
 */
export function refuseOperations(found: readonly FoundOperation[]): void {
  const problems = found.flatMap((one) => reasonsAgainst(one, found).map((why) => `${placeOf(one)} ${why}`));
  if (found.length === 0) problems.push("the document has no operation");
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function placeOf({ method, path, operation }: FoundOperation): string {
  return `${method.toUpperCase()} ${path} (${operation.operationId ?? "without operationId"})`;
}

function reasonsAgainst(one: FoundOperation, all: readonly FoundOperation[]): string[] {
  const { method, path, operation } = one;
  const { operationId, "x-effect": effect, "x-timeout": timeout, "x-rate-limit-group": group } = operation;
  const twin = all.find((other) => other !== one && other.operation.operationId === operationId);
  const statuses = Object.keys(operation.responses ?? {});
  const reasons = [
    !SENT_METHODS.includes(method) && `has a method that the runtime does not send`,
    !isUrlPath(path) && "has characters in its path that a URL cannot have there",
    !IDENTIFIER.test(operationId ?? "") && "needs an operationId that is an identifier, such as listThings",
    operationId === "__proto__" && "has a name that an object cannot have as a key",
    operationId !== undefined && twin && `has the operationId of ${twin.method.toUpperCase()} ${twin.path}`,
    !EFFECTS.includes(effect) && `needs x-effect: one of ${EFFECTS.join(", ")}`,
    !(timeout > 0) && "needs x-timeout: a number of milliseconds",
    !group && "needs x-rate-limit-group",
    !statuses.some((status) => /^2\d\d$/.test(status)) &&
      `names no success status (${statuses.join(", ") || "no answer at all"}): name them one by one, such as 200`,
    statuses.includes("2XX") && "names its success 2XX: name the statuses one by one, such as 200",
  ];
  return reasons.filter((reason) => typeof reason === "string");
}
