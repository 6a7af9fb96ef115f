import { checkDialect } from "../spec/dialect-check.js";
import { type Json, readDocument, resolve } from "../spec/document.js";
import { operationsIn, type PlacedOperation } from "../spec/operations.js";
import { matchPath, operationOf } from "../spec/path-match.js";
import { isSignedBy } from "../spec/signing.js";
import { readParameterValue } from "./parameter-value.js";
import { createSchemaCheck } from "./schema-check.js";

/** A request to check. */
export interface CheckedRequest {
  readonly method: string;
  /** The URL without the base path, as in the spec. */
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An answer to check. */
export interface CheckedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Checks requests and answers. The results are lists of problems. */
export interface SecondValidator {
  checkRequest(request: CheckedRequest): string[];
  checkAnswer(request: Pick<CheckedRequest, "method" | "url">, answer: CheckedAnswer): string[];
  /** Query parameters that the operation does not have. Validators accept them, and servers silently ignore them. */
  strayQuery(request: Pick<CheckedRequest, "method" | "url">): string[];
}

interface Found extends PlacedOperation {
  readonly pathValues: Readonly<Record<string, string>>;
}

/**
 * Makes a validator from a spec with Ajv and JSON Schema 2020-12, independent of Prism: where the two disagree, one is wrong.
 *
 * @throws Error for an OpenAPI 3.1 document whose dialect is not JSON Schema 2020-12
 */
export async function createSecondValidator(spec: string | object): Promise<SecondValidator> {
  await checkDialect(spec);
  const document = await readDocument(spec);
  const operations = operationsIn(document);
  const find = (request: Pick<CheckedRequest, "method" | "url">): Found | undefined => {
    const placed = operationOf(operations, request);
    return placed && { ...placed, pathValues: matchPath(placed.path, request.url.pathname) ?? {} };
  };
  const check = createSchemaCheck(document);
  const checkText = (what: string, schema: unknown, text: string): string[] => {
    const read = readParameterValue(resolve(document, schema) ?? {}, text);
    const problems = read.map((value) => check(what, schema, value));
    return problems.find((found) => found.length === 0) ?? problems[0] ?? [];
  };

  return {
    checkRequest({ method, url, headers, body }) {
      const found = find({ method, url });
      if (!found) return [`${method} ${url.pathname} matches no operation`];
      const problems = found.parameters.flatMap((parameter) => {
        const name = String(parameter.name);
        const values = valuesOf(parameter, found, url, headers);
        if (values.length === 0) return parameter.required === true ? [`${parameter.in} ${name} is missing`] : [];
        const schema = resolve(document, parameter.schema) ?? {};
        const what = `${parameter.in} ${name}`;
        if (!typesOf(schema).includes("array")) return values.flatMap((one) => checkText(what, parameter.schema, one));
        const items = parameter.explode === false ? values.flatMap((one) => one.split(",")) : values;
        const itemSchema = resolve(document, schema.items) ?? {};
        const read = items.map((item) => readParameterValue(itemSchema, item).at(0));
        const { items: _items, ...list } = schema;
        return [...check(what, list, read), ...items.flatMap((item) => checkText(`${what} item`, itemSchema, item))];
      });
      const security = (found.operation.security ?? document.security ?? []) as Json[];
      const isSigned = security.some((one) => Object.keys(one).every((name) => isSignedBy(document, name, headers)));
      if (security.length > 0 && !isSigned) problems.push("no security scheme is satisfied");
      return [...problems, ...checkBody(document, found.operation, headers, body, check)];
    },
    checkAnswer({ method, url }, { status, headers, body }) {
      const found = find({ method, url });
      if (!found) return [`${method} ${url.pathname} matches no operation`];
      const responses = found.operation.responses as Json;
      const answer = resolve(document, responses[status] ?? responses.default);
      if (!answer) return [`status ${status} is not documented`];
      const problems = Object.entries((answer.headers ?? {}) as Json).flatMap(([name, value]) => {
        const header = resolve(document, value) ?? {};
        const text = headers.get(name);
        if (text === null) return header.required === true ? [`header ${name} is missing`] : [];
        return checkText(`header ${name}`, header.schema, text);
      });
      const schema = mediaOf(answer.content, headers)?.schema;
      // The answer to a HEAD has no body, even if the spec documents a body for GET.
      if (method === "HEAD") return problems;
      if (answer.content === undefined) return body === undefined ? problems : [...problems, "no body is documented"];
      if (schema === undefined) return [...problems, `no schema for ${headers.get("content-type")}`];
      return [...problems, ...check("body", schema, body)];
    },
    strayQuery({ method, url }) {
      const names = new Set(url.searchParams.keys());
      const known = find({ method, url })?.parameters ?? [];
      for (const parameter of known) if (parameter.in === "query") names.delete(String(parameter.name));
      return [...names];
    },
  };
}

function valuesOf(parameter: Json, { pathValues }: Found, url: URL, headers: Headers): string[] {
  const name = String(parameter.name);
  if (parameter.in === "query") return url.searchParams.getAll(name);
  const cookies = new URLSearchParams((headers.get("cookie") ?? "").replaceAll("; ", "&"));
  const places: Record<string, string | null | undefined> = {
    path: pathValues[name],
    header: parameter.in === "header" ? headers.get(name) : undefined,
    cookie: cookies.get(name),
  };
  const one = places[String(parameter.in)];
  return one === undefined || one === null ? [] : [one];
}

function checkBody(
  document: Json,
  operation: Json,
  headers: Headers,
  body: unknown,
  check: (what: string, schema: unknown, value: unknown) => string[],
): string[] {
  const documented = resolve(document, operation.requestBody);
  if (!documented) return [];
  if (body === undefined) return documented.required === true ? ["the body is missing"] : [];
  const media = mediaOf(documented.content, headers);
  if (!media) return [`${headers.get("content-type")} is not a documented media type`];
  return media.schema === undefined ? [] : check("body", media.schema, body);
}

function mediaOf(content: unknown, headers: Headers): Json | undefined {
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim() ?? "";
  return ((content ?? {}) as Json)[type] as Json | undefined;
}

function typesOf(schema: Json): readonly unknown[] {
  return Array.isArray(schema.type) ? schema.type : [schema.type];
}
