import { METHODS, resolveRef, SENT_METHODS } from "../../../../scripts/lib/project/spec-document.ts";
import { cleanSchemas } from "./clean-schemas.ts";
import { hoistSchemas } from "./hoist-schemas.ts";
import { operationIds } from "./operation-ids.ts";
import type { Editable } from "./read-spec.ts";
import { securityNotes } from "./security.ts";
import { rewriteServers } from "./servers.ts";
import { modelSuccess } from "./success-status.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const READ_TIMEOUT = 30_000;
const SEND_TIMEOUT = 60_000;

interface Found {
  readonly path: string;
  readonly method: string;
  readonly item: Editable;
  readonly operation: Editable;
}

/**
 * Turns a vendor's spec into one of this repository: adds the extensions that behaviour depends on, marks them `x-review`,
 * and leaves everything else unchanged.
 */
export function importSpec(given: Editable, source: string): Editable {
  const { openapi: _, jsonSchemaDialect: _dialect, info, ...rest } = structuredClone(given);
  const facts = { ...((info ?? {}) as Editable) };
  const document: Editable = { openapi: "3.1.0", jsonSchemaDialect: DIALECT, info: facts, ...rest };
  cleanSchemas(document);
  hoistSchemas(document);
  inlinePaths(document);
  const notes = [
    `Imported from ${source} by \`pnpm new-api\`. Review it, then remove each mark: until then the lint only warns here`,
    ...leaveOutUnsent(document),
    ...rewriteServers(document),
    ...securityNotes(document),
  ];
  const found = operationsIn(document);
  const ids = operationIds(
    found.map(({ path, method, operation }) => {
      return { path, method, operationId: operation.operationId, isList: answersList(document, operation) };
    }),
  );
  for (const [index, one] of found.entries()) mark(document, one, ids[index] ?? "");
  facts["x-review"] = notes;
  return document;
}

function operationsIn(document: Editable): Found[] {
  return Object.entries((document.paths ?? {}) as Record<string, Editable>).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({ path, method, item, operation: operation as Editable })),
  );
}

function mark(document: Editable, { method, operation, item }: Found, id: string): void {
  const effect =
    method === "get" || method === "head" ? "read" : method === "put" || method === "delete" ? "replace" : "send";
  const notes = [
    `x-effect follows from ${method.toUpperCase()}; x-timeout and x-rate-limit-group are defaults`,
    ...nameNote(operation.operationId, id),
    ...modelSuccess(document, operation),
    ...unwritable(document, item, operation),
    ...(operation.servers || item.servers ? ["It has its own servers, which the client does not use"] : []),
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

/** Notes about parameters and bodies that the client cannot send. */
function unwritable(document: Editable, item: Editable, operation: Editable): string[] {
  const all = [item.parameters, operation.parameters].flatMap((list) => (Array.isArray(list) ? list : []));
  const parameters = all.map((one) => resolveRef<Editable>(document, one));
  const notes = parameters.flatMap(({ name, in: where, style, content }) => {
    const plain = where === "path" || where === "header" ? "simple" : "form";
    if (content !== undefined)
      return [`${where} parameter ${name}: the client cannot write ${Object.keys(content as Editable)[0]}`];
    if (style !== undefined && style !== plain)
      return [`${where} parameter ${name}: the client cannot write style ${style}`];
    return where === "header" || where === "cookie"
      ? [`${where} parameter ${name}: callers pass it by \`headers\``]
      : [];
  });
  const body = resolveRef<Editable>(document, (operation.requestBody ?? {}) as Editable);
  const types = Object.keys((body.content ?? {}) as Editable);
  if (types.length === 0 || types.includes("application/json")) return notes;
  return [...notes, `Its body is ${types.join(" or ")}: the client sends only JSON`];
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

function leaveOutUnsent(document: Editable): string[] {
  const paths = (document.paths ?? {}) as Record<string, Editable>;
  const notes: string[] = [];
  for (const { path, method, item, operation } of operationsIn(document)) {
    const name = `${method.toUpperCase()} ${path}`;
    const own = operation.servers ?? item.servers;
    // Without servers of the document, callers pass `baseUrl`.
    const isElsewhere = own && document.servers && JSON.stringify(own) !== JSON.stringify(document.servers);
    if (SENT_METHODS.includes(method) && !isElsewhere) continue;
    notes.push(
      isElsewhere
        ? `${name} (${operation.operationId}) was left out: it has its own servers, and a client sends all to one`
        : `${name} was left out: the runtime does not send ${method.toUpperCase()}`,
    );
    delete item[method];
    if (!Object.keys(item).some((key) => SENT_METHODS.includes(key))) delete paths[path];
  }
  return notes;
}

function answersList(document: Editable, operation: Editable): boolean {
  const responses = (operation.responses ?? {}) as Record<string, Editable>;
  const success = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1];
  const content = success && (resolveRef<Editable>(document, success).content as Record<string, Editable> | undefined);
  const schema = content?.["application/json"]?.schema as Editable | undefined;
  return schema !== undefined && resolveRef<Editable>(document, schema).type === "array";
}
