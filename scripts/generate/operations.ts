import { fieldNames, requestBodies } from "../../packages/request-bodies/src/index.ts";
import { type FoundOperation, operationsOf, resolveRef, type SpecDocument } from "../lib/project/spec-document.ts";
import { refuseOperations } from "./refusals.ts";

/**
 * The operation table of a document, as TypeScript.
 *
 * @throws Error that names each operation that the table cannot describe, and why
 */
export function operationsSource(document: SpecDocument): string {
  const found = operationsOf(document);
  refuseOperations(found);
  const rows = found.map((one) => `${linkOf(one)}  ${one.operation.operationId}: ${indented(row(document, one))},`);
  return [
    'import type { OperationsOf } from "@invitation-clients/runtime";',
    'import type { operations as Types } from "./schema.js";',
    "",
    "/** Everything about each operation that behaviour depends on, and its types. */",
    `export const operations: OperationsOf<${typesOf(document)}> = {`,
    ...rows,
    "};",
    "",
    "/** The server that the spec names. */",
    `export const serverUrl = ${JSON.stringify(serverUrlOf(document))};`,
    "",
  ].join("\n");
}

/** The types of the operations that a client calls: openapi-typescript lists webhooks among them. */
function typesOf(document: SpecDocument): string {
  const webhooks = operationsOf({ ...document, paths: document.webhooks ?? {} });
  const ids = webhooks.map(({ operation }) => operation.operationId).filter((id) => id !== undefined);
  return ids.length === 0 ? "Types" : `Omit<Types, ${ids.map((id) => JSON.stringify(id)).join(" | ")}>`;
}

/** The server that a document names; empty if its address is relative, and so depends on where the spec was read. */
export function serverUrlOf({ servers }: SpecDocument): string {
  const url = servers?.[0]?.url ?? "";
  return /^https?:\/\/[^{}]+$/.test(url) ? url : "";
}

function row(document: SpecDocument, { path, method, operation, parameters }: FoundOperation): Record<string, unknown> {
  const namesOf = (where: string): string[] => parameters.filter((one) => one.in === where).map((one) => one.name);
  const commaLists = parameters
    .filter(({ in: where, explode, style = "form" }) => where === "query" && explode === false && style === "form")
    .map((one) => one.name);
  const integerPath = parameters
    .filter((one) => one.in === "path" && resolveRef(document, one.schema ?? {})?.type === "integer")
    .map((one) => one.name);
  const query = namesOf("query");
  const body = requestBodies(document).find((one) => one.operationId === operation.operationId);
  const fields = body ? fieldNames(document, body.schema) : true;
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    effect: operation["x-effect"],
    ...(operation["x-effect-when"] ? { effectWhen: operation["x-effect-when"] } : {}),
    timeout: operation["x-timeout"],
    rateLimitGroup: operation["x-rate-limit-group"],
    ...(query.length > 0 ? { query } : {}),
    ...(commaLists.length > 0 ? { commaLists } : {}),
    maxPageSize: operation["x-pagination"]?.maxSize,
    ...(integerPath.length > 0 ? { integerPath } : {}),
    ...(fields !== true ? { fields } : {}),
  };
}

/** A docstring that links the vendor's page. */
function linkOf({ operation: { externalDocs } }: FoundOperation): string {
  return externalDocs ? `  /** @see ${externalDocs.url.replaceAll("*/", "*%2F")} */\n` : "";
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", "\n  ");
}
