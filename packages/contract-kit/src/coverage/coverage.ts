import { isDeepStrictEqual } from "node:util";
import type { Exchange } from "../server/strict-fetch.js";
import type { DocumentedAnswer, DocumentedOperation } from "../spec/contract.js";
import type { SchemaInDocument } from "../spec/document.js";
import { operationOf } from "../spec/path-match.js";
import { enumFields, valuesAt } from "./enum-values.js";
import { documentedFields, presentFields } from "./fields.js";
import { hasForm, requestForms } from "./request-forms.js";

/** The kinds of items that a spec documents. */
export type CoveredKind =
  | "operation"
  | "status"
  | "answer"
  | "answer header"
  | "answer field"
  | "path parameter"
  | "query parameter"
  | "enum value"
  | "request form"
  | "request example"
  | "request field";

/** One documented item, and whether any exchange covered it. */
export interface CoverageItem {
  readonly kind: CoveredKind;
  /** Such as `getAccountInvitation 404 not-found`. */
  readonly name: string;
  readonly covered: boolean;
}

/** Every item that a spec documents, and whether the exchanges covered it. */
export function coverageOf(operations: readonly DocumentedOperation[], exchanges: readonly Exchange[]): CoverageItem[] {
  const fields = new Map<string, CoverageItem>();
  const items = operations.flatMap((operation) => {
    const own = exchanges.filter((exchange) => operationOf(operations, exchange) === operation);
    countFields(operation, own, fields);
    const called = { kind: "operation", name: operation.operationId, covered: own.length > 0 } as const;
    return [called, ...requestItems(operation, own), ...operation.answers.flatMap(answerItems(operation, own))];
  });
  return [...items, ...fields.values()];
}

/**
 * The items that are not covered, and the requests that the spec does not have. Empty if the whole contract is covered.
 *
 * @param exceptions items that need not be covered, by kind and name, each with the reason
 */
export function coverageGaps(
  operations: readonly DocumentedOperation[],
  exchanges: readonly Exchange[],
  exceptions: Readonly<Record<string, string>> = {},
): string[] {
  const isExcepted = ({ kind, name }: CoverageItem): boolean => Object.hasOwn(exceptions, `${kind} ${name}`);
  const missing = coverageOf(operations, exchanges).filter((item) => !item.covered && !isExcepted(item));
  return [...missing.map(({ kind, name }) => `${kind} ${name} is not covered`), ...strays(operations, exchanges)];
}

/** How many items of each kind were covered, in one line. */
export function coverageSummary(items: readonly CoverageItem[]): string {
  const kinds = [...new Set(items.map((item) => item.kind))];
  const counts = kinds.map((kind) => {
    const own = items.filter((item) => item.kind === kind);
    return `${own.filter((item) => item.covered).length} of ${own.length} ${kind === "status" ? "statuse" : kind}s`;
  });
  return counts.join(", ");
}

function requestItems(operation: DocumentedOperation, own: readonly Exchange[]): CoverageItem[] {
  const { operationId, path, query, requestExamples, requestSchema } = operation;
  const bodies = own.map(({ requestBody }) => requestBody);
  const item = (kind: CoveredKind, name: string, covered: boolean) => ({
    kind,
    name: `${operationId} ${name}`,
    covered,
  });
  return [
    // A path matches only if it has a value for each parameter, so path parameters are covered if their operation is.
    ...[...path.matchAll(/\{[^}]+\}/g)].map(([name]) => item("path parameter", name, own.length > 0)),
    ...query.map(({ name }) => {
      return item(
        "query parameter",
        `?${name}`,
        own.some(({ url }) => url.searchParams.has(name)),
      );
    }),
    ...query.flatMap(({ name, values, commaList }) => {
      const sent = own.flatMap(({ url }) => url.searchParams.getAll(name));
      const shown = new Set(commaList ? sent.flatMap((text) => text.split(",")) : sent);
      return values.map((value) => item("enum value", `?${name}=${value}`, shown.has(String(value))));
    }),
    ...(requestSchema ? enumFields(requestSchema) : []).flatMap(({ path: place, values }) => {
      const shown = new Set(bodies.flatMap((body) => valuesAt(body, place)));
      return values.map((value) => item("enum value", `${place.join(".")}=${value}`, shown.has(value)));
    }),
    ...(requestSchema ? requestForms(requestSchema) : []).map((form) => {
      return item(
        "request form",
        form.name,
        bodies.some((body) => hasForm(form, body)),
      );
    }),
    ...requestExamples.map(({ name, value }) => {
      return item(
        "request example",
        name,
        own.some(({ requestBody }) => isDeepStrictEqual(requestBody, value)),
      );
    }),
  ];
}

function answerItems(operation: DocumentedOperation, own: readonly Exchange[]) {
  return ({ status, examples, headers }: DocumentedAnswer): CoverageItem[] => {
    const item = (kind: CoveredKind, name: string, covered: boolean) => {
      return { kind, name: `${operation.operationId} ${status}${name && ` ${name}`}`, covered };
    };
    const same = own.filter((exchange) => exchange.status === status);
    const answers = examples.map(({ name, value }) => {
      return item(
        "answer",
        name,
        same.some(({ responseBody }) => isDeepStrictEqual(responseBody, value)),
      );
    });
    return [
      item("status", "", same.length > 0),
      ...(answers.length > 0 ? answers : [item("answer", "", same.length > 0)]),
      ...Object.keys(headers).map((name) => {
        return item(
          "answer header",
          name,
          same.some(({ responseHeaders }) => responseHeaders.has(name)),
        );
      }),
    ];
  };
}

/** Fields are counted once for the whole spec, because operations share their schemas. */
function countFields(
  { requestSchema, answers }: DocumentedOperation,
  own: readonly Exchange[],
  fields: Map<string, CoverageItem>,
): void {
  const count = (kind: CoveredKind, schema: SchemaInDocument | undefined, values: readonly unknown[]): void => {
    if (!schema) return;
    const present = new Set(values.flatMap((value) => [...presentFields(schema, value)]));
    for (const name of documentedFields(schema)) {
      const key = `${kind} ${name}`;
      fields.set(key, { kind, name, covered: present.has(name) || fields.get(key)?.covered === true });
    }
  };
  count(
    "request field",
    requestSchema,
    own.map(({ requestBody }) => requestBody),
  );
  for (const { status, schema } of answers) {
    const same = own.filter((exchange) => exchange.status === status);
    count(
      "answer field",
      schema,
      same.map(({ responseBody }) => responseBody),
    );
  }
}

/** Requests for no operation (only raw calls can make one), and query parameters that the operation does not have. */
export function strays(operations: readonly DocumentedOperation[], exchanges: readonly Exchange[]): string[] {
  return exchanges.flatMap((exchange) => {
    const operation = operationOf(operations, exchange);
    if (!operation) return [`${exchange.method} ${exchange.url.pathname} matches no operation of the spec`];
    const names = new Set(exchange.url.searchParams.keys());
    for (const { name } of operation.query) names.delete(name);
    return [...names].map((name) => `${operation.operationId} was sent ?${name}, which the spec does not have`);
  });
}
