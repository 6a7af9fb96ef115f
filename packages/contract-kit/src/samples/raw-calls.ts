import { type Json, readDocument, resolve } from "../spec/document.js";
import { operationsIn, type PlacedOperation } from "../spec/operations.js";
import { securityOf, signingFor } from "../spec/signing.js";
import { createSchemaCheck, type SchemaCheck } from "../validators/schema-check.js";
import { shownValue } from "./shown-value.js";

/** The arguments to call one operation on a client's `api`, with values from the spec's examples or schemas. */
export interface RawCall {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly init: Json;
  /** The success status that the server is asked for. */
  readonly status: number;
  /** The body of that answer; undefined if it is empty. */
  readonly answer: unknown;
}

/** The operations of a spec that a client's `api` can call, and those that it cannot. */
export interface RawCalls {
  readonly calls: readonly RawCall[];
  /** The operations that it cannot call, each with the reason. */
  readonly uncallable: Readonly<Record<string, string>>;
}

/** Thrown while a call is being made up, with the reason why the operation cannot be called. */
class Uncallable extends Error {}

// The client sets these itself, and OpenAPI requires tools to ignore parameters with these names.
const OWN_HEADERS = ["accept", "content-type", "authorization"];
const JSON_TYPE = "application/json";

/** Makes a call for every operation that a client can call. */
export async function rawCalls(spec: string | object): Promise<RawCalls> {
  const document = await readDocument(spec);
  const check = createSchemaCheck(document);
  const calls: RawCall[] = [];
  const uncallable: Record<string, string> = {};
  for (const placed of operationsIn(document)) {
    try {
      calls.push(callOf({ document, check, ...placed }));
    } catch (error) {
      if (!(error instanceof Uncallable)) throw error;
      uncallable[String(placed.operation.operationId)] = error.message;
    }
  }
  return { calls, uncallable };
}

interface Place extends PlacedOperation {
  readonly document: Json;
  readonly check: SchemaCheck;
}

function callOf(place: Place): RawCall {
  const { document, operation, method, path, parameters } = place;
  const inPath: Record<string, string> = {};
  const inQuery: Record<string, unknown> = {};
  const headers: Record<string, string> = keysOf(document, operation);
  const cookies: string[] = [];
  for (const parameter of parameters) {
    const name = String(parameter.name);
    const where = String(parameter.in);
    if (where === "header" && OWN_HEADERS.includes(name.toLowerCase())) continue;
    const value = parameterValue(place, parameter);
    if (value === undefined) continue;
    if (where === "header") headers[name] = String(value);
    else if (where === "cookie") cookies.push(`${name}=${value}`);
    else if (where === "path") inPath[name] = String(value);
    else inQuery[name] = value;
  }
  if (cookies.length > 0) headers.cookie = cookies.join("; ");
  const body = bodyOf(place);
  const init = {
    params: { path: inPath, query: inQuery },
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...body,
  };
  return { operationId: String(operation.operationId), method, path, init, ...successOf(place) };
}

/** API keys, which a caller passes as headers. Tokens are sent by the client itself. */
function keysOf(document: Json, operation: Json): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const name of securityOf(document, operation).flatMap((one) => Object.keys(one))) {
    const signing = signingFor(document, name);
    if (signing?.kind === "header") keys[signing.name] = "contract-key";
  }
  return keys;
}

/** A value for a parameter; undefined for an optional parameter that the client cannot send. */
function parameterValue({ document, check }: Place, parameter: Json): unknown {
  const required = parameter.required === true || parameter.in === "path";
  const give = (problem: string): undefined => {
    if (required) throw new Uncallable(`${parameter.in} parameter ${parameter.name}: ${problem}`);
    return undefined;
  };
  const { style, explode, content } = parameter;
  if (content !== undefined) return give("it is serialized by a media type");
  const plain = parameter.in === "path" || parameter.in === "header" ? "simple" : "form";
  if (style !== undefined && style !== plain) return give(`the client does not support style ${style}`);
  const shown = shownValue(document, parameter, "request", check);
  if ("problem" in shown) return give(`no value fits: ${shown.problem}`);
  const { value } = shown;
  if (Array.isArray(value) && parameter.in === "query") {
    const isFlat = value.length > 0 && value.every((one) => isScalar(one) && one !== "");
    const hasComma = explode === false && value.some((one) => String(one).includes(","));
    return isFlat && !hasComma ? value : give("the client cannot send its list");
  }
  if (!isScalar(value)) return give("the client sends only strings, numbers and booleans");
  if (value === "") return give("the client does not send empty strings");
  if (parameter.in === "path" && /[/\\%?#]|^\.\.?$/.test(String(value)))
    return give("it contains a character that the client refuses in a path");
  return value;
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

function bodyOf({ document, check, operation, method }: Place): { body?: unknown } {
  const body = resolve(document, operation.requestBody);
  if (!body) return {};
  const give = (why: string): Record<string, never> => {
    if (body.required === true) throw new Uncallable(why);
    return {};
  };
  if (method === "GET" || method === "HEAD") return give(`the client does not send a body with ${method}`);
  const content = (body.content ?? {}) as Json;
  const media = resolve(document, content[JSON_TYPE]);
  if (!media) return give(`its body is ${Object.keys(content).join(" or ")}, and the client sends JSON`);
  const shown = shownValue(document, media, "request", check);
  return "value" in shown ? { body: shown.value } : give(`no body fits: ${shown.problem}`);
}

function successOf({ document, check, operation, method }: Place): Pick<RawCall, "status" | "answer"> {
  const successes = Object.entries((operation.responses ?? {}) as Json).filter(([status]) => /^2\d\d$/.test(status));
  let why = "it documents no success status";
  for (const [status, given] of successes) {
    const content = (resolve(document, given)?.content ?? {}) as Json;
    if (Object.keys(content).length === 0 || method === "HEAD") return { status: Number(status), answer: undefined };
    const media = resolve(document, content[JSON_TYPE]);
    const shown = media && shownValue(document, media, "answer", check);
    if (shown && "value" in shown) return { status: Number(status), answer: shown.value };
    why = shown
      ? `no example fits its answer: ${shown.problem}`
      : `its answer is ${Object.keys(content).join(" or ")}, and the client reads JSON`;
  }
  throw new Uncallable(why);
}

/** Makes a call on a client's `api`. */
export function sendRaw(api: object, { method, path, init }: RawCall): Promise<RawReply> {
  const callers = api as Readonly<Record<string, (path: string, init: Json) => Promise<RawReply>>>;
  const caller = callers[method];
  if (!caller) throw new Error(`the api has no ${method}`);
  return caller(path, init);
}

/** The result of a raw call of any operation. */
export interface RawReply {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: { readonly ok: boolean; readonly status: number };
}
