import { METHODS, resolveRef } from "../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "../editable.ts";
import { leftOutLine, type PartFault } from "../refuse/fault.ts";
import { findFaults, type PlacedOperation } from "../refuse/find-faults.ts";
import { IGNORED_HEADERS } from "../refuse/parameter-rules.ts";
import { operationIds } from "./operation-ids.ts";
import { cleanSchemas } from "./schemas/clean-schemas.ts";
import { hoistSchemas } from "./schemas/hoist-schemas.ts";
import { freeOneWayFields } from "./schemas/one-way-fields.ts";
import { securityNotes } from "./security.ts";
import { rewriteServers, shareServers } from "./servers.ts";
import { modelSuccess, withoutContent } from "./success-status.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const READ_TIMEOUT = 30_000;
const SEND_TIMEOUT = 60_000;

/** A vendor's spec as one of this repository, and what of it no client can do. */
export interface ImportedSpec {
  readonly document: Editable;
  /** What the client would not do as the document says. Left out of `document` if that was asked for, and possible. */
  readonly faults: readonly PartFault[];
}

/**
 * Turns a vendor's spec into one of this repository: adds the extensions that behaviour depends on, marks them `x-review`,
 * and leaves everything else unchanged.
 *
 * @param leavesOut whether parts are left out that the client cannot send or read
 */
export function importSpec(given: Editable, source: string, leavesOut = false): ImportedSpec {
  const { openapi: _, jsonSchemaDialect: _dialect, info, ...rest } = structuredClone(given);
  const facts = { ...((info ?? {}) as Editable) };
  const document: Editable = { openapi: "3.1.0", jsonSchemaDialect: DIALECT, info: facts, ...rest };
  cleanSchemas(document);
  hoistSchemas(document);
  inlinePaths(document);
  const all = operationsIn(document);
  shareServers(
    document,
    all.map(({ operation, item }) => [operation, item]),
  );
  const faults = findFaults(document, all);
  // Again, because what is left may rely on a part that was left out, such as the only operation with a token.
  for (let wrong = faults; leavesOut && wrong.length > 0; wrong = findFaults(document, operationsIn(document))) {
    if (wrong !== faults) faults.push(...wrong);
    for (const { part } of wrong) part.remove();
  }
  const kept = operationsIn(document);
  dropServers(document, kept);
  const notes = [
    `Imported from ${source} by \`pnpm new-api\`. Review it, then remove each mark: until then the lint only warns here`,
    ...(leavesOut ? faults.map(leftOutLine) : []),
    ...rewriteServers(document),
    ...freeOneWayFields(
      document,
      kept.map(({ operation }) => operation),
    ),
    ...securityNotes(document),
  ];
  const ids = operationIds(
    kept.map(({ path, method, operation }) => {
      return { path, method, operationId: operation.operationId, isList: answersList(document, operation) };
    }),
    webhookIds(document),
  );
  for (const [index, one] of kept.entries()) mark(document, one, ids[index] ?? "");
  facts["x-review"] = notes;
  return { document, faults };
}

function operationsIn(document: Editable): PlacedOperation[] {
  return Object.entries((document.paths ?? {}) as Record<string, Editable>).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({ path, method, item, operation: operation as Editable })),
  );
}

function mark(document: Editable, { method, operation, item }: PlacedOperation, id: string): void {
  const effect =
    method === "get" || method === "head" ? "read" : method === "put" || method === "delete" ? "replace" : "send";
  const notes = [
    `x-effect follows from ${method.toUpperCase()}; x-timeout and x-rate-limit-group are defaults`,
    ...nameNote(operation.operationId, id),
    ...modelSuccess(document, operation),
    ...(method === "head" ? withoutContent(document, operation) : []),
    ...passedAsHeaders(document, item, operation),
  ];
  Object.assign(operation, {
    operationId: id,
    "x-effect": effect,
    "x-timeout": effect === "send" ? SEND_TIMEOUT : READ_TIMEOUT,
    "x-rate-limit-group": "general",
    "x-review": notes.length === 1 ? notes[0] : notes,
  });
}

function nameNote(given: unknown, id: string): string[] {
  if (given === id) return [];
  return [
    given === undefined
      ? "Its operationId was made of its method and path"
      : `Its operationId was ${JSON.stringify(given)}`,
  ];
}

/** Notes about header parameters: methods and the raw api take no argument for them. */
function passedAsHeaders(document: Editable, item: Editable, operation: Editable): string[] {
  const all = [item.parameters, operation.parameters].flatMap((list) => (Array.isArray(list) ? list : []));
  const headers = all.map((one) => resolveRef<Editable>(document, one)).filter((one) => one.in === "header");
  return headers.map(({ name }) =>
    IGNORED_HEADERS.includes(String(name).toLowerCase())
      ? `header parameter ${name}: the client sets it itself`
      : `header parameter ${name}: callers pass it by \`headers\``,
  );
}

/** Replaces references that stand for whole path items by their targets. */
function inlinePaths(document: Editable): void {
  const paths = (document.paths ?? {}) as Record<string, Editable>;
  for (const [path, item] of Object.entries(paths)) {
    if (typeof item.$ref !== "string") continue;
    const { $ref: _, ...own } = item;
    paths[path] = { ...structuredClone(resolveRef<Editable>(document, item)), ...own };
  }
}

/** Removes paths without operations, and servers that are those of the document. Changes the document. */
function dropServers(document: Editable, kept: readonly PlacedOperation[]): void {
  const paths = (document.paths ?? {}) as Record<string, Editable>;
  for (const path of Object.keys(paths)) {
    if (!kept.some((one) => one.path === path)) delete paths[path];
  }
  for (const { item, operation } of kept) for (const holder of [item, operation]) delete holder.servers;
}

function webhookIds(document: Editable): string[] {
  const hooks = Object.values((document.webhooks ?? {}) as Record<string, Editable>);
  const operations = hooks.flatMap((hook) => Object.values(resolveRef<Editable>(document, hook)) as Editable[]);
  return operations.map((one) => one?.operationId).filter((id) => typeof id === "string");
}

function answersList(document: Editable, operation: Editable): boolean {
  const responses = (operation.responses ?? {}) as Record<string, Editable>;
  const success = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1];
  const content = success && (resolveRef<Editable>(document, success).content as Record<string, Editable> | undefined);
  const schema = content?.["application/json"]?.schema as Editable | undefined;
  return schema !== undefined && resolveRef<Editable>(document, schema).type === "array";
}
