import { type FoundOperation, operationsOf, type SpecDocument } from "../lib/spec-document.ts";

/** The operation table of a document, as TypeScript. */
export function operationsSource(document: SpecDocument): string {
  const rows = operationsOf(document).map((found) => `  ${found.operation.operationId}: ${indented(row(found))},`);
  return [
    'import type { OperationTable } from "@invitation-clients/runtime";',
    "",
    "/** Everything about each operation that behaviour depends on. */",
    "export const operations = {",
    ...rows,
    "} as const satisfies OperationTable;",
    "",
    "/** The server that the spec names. */",
    `export const serverUrl = ${JSON.stringify(document.servers?.[0]?.url ?? "")};`,
    "",
  ].join("\n");
}

function row({ path, method, operation, parameters }: FoundOperation): Record<string, unknown> {
  const namesOf = (where: string): string[] => parameters.filter((one) => one.in === where).map((one) => one.name);
  const commaLists = parameters.filter((one) => one.in === "query" && one.explode === false).map((one) => one.name);
  const integerPath = parameters
    .filter((one) => one.in === "path" && one.schema?.type === "integer")
    .map((one) => one.name);
  const query = namesOf("query");
  const success = Object.keys(operation.responses)
    .filter((status) => status.startsWith("2"))
    .map(Number);
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    effect: operation["x-effect"],
    ...(operation["x-effect-when"] ? { effectWhen: operation["x-effect-when"] } : {}),
    timeout: operation["x-timeout"],
    rateLimitGroup: operation["x-rate-limit-group"],
    success,
    ...(query.length > 0 ? { query } : {}),
    ...(commaLists.length > 0 ? { commaLists } : {}),
    ...(integerPath.length > 0 ? { integerPath } : {}),
    ...(operation["x-pagination"] ? { pagination: operation["x-pagination"] } : {}),
  };
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", "\n  ");
}
