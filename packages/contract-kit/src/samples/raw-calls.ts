import { METHODS } from "../spec/contract.js";
import { type Json, readDocument, resolve } from "../spec/document.js";
import { parametersOf } from "../spec/parameters.js";
import { securityOf, signingFor } from "../spec/signing.js";
import { createSchemaCheck, type SchemaCheck } from "../validators/schema-check.js";
import { shownValue } from "./shown-value.js";

/** One operation, called as a client's `api` takes it, with values from the spec's examples or made from its schemas. */
export interface RawCall {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly init: Json;
  /** The success that is asked for. */
  readonly status: number;
  /** What the body of the success is; undefined for an empty one. */
  readonly answer: unknown;
}

/** What a client's `api` can call of a spec. */
export interface RawCalls {
  readonly calls: readonly RawCall[];
  /** The operations that it cannot call, with the reason. */
  readonly uncallable: Readonly<Record<string, string>>;
}

/** Says in the middle of making a call why there can be none. */
class Uncallable extends Error {}

// Said by the client, or by OpenAPI to be ignored.
const OWN_HEADERS = ["accept", "content-type", "authorization"];
const JSON_TYPE = "application/json";

/** A call of every operation, as far as a client of ours can make one. */
export async function rawCalls(spec: string | object): Promise<RawCalls> {
  const document = await readDocument(spec);
  const check = createSchemaCheck(document);
  const calls: RawCall[] = [];
  const uncallable: Record<string, string> = {};
  for (const [path, value] of Object.entries((document.paths ?? {}) as Json)) {
    const item = resolve(document, value) ?? {};
    for (const method of METHODS) {
      const operation = resolve(document, item[method]);
      if (!operation) continue;
      try {
        calls.push(callOf({ document, check, item, operation, method: method.toUpperCase(), path }));
      } catch (error) {
        if (!(error instanceof Uncallable)) throw error;
        uncallable[String(operation.operationId)] = error.message;
      }
    }
  }
  return { calls, uncallable };
}

interface Place {
  readonly document: Json;
  readonly check: SchemaCheck;
  readonly item: Json;
  readonly operation: Json;
  readonly method: string;
  readonly path: string;
}

function callOf(place: Place): RawCall {
  const { document, item, operation, method, path } = place;
  const inPath: Record<string, string> = {};
  const inQuery: Record<string, unknown> = {};
  const headers: Record<string, string> = keysOf(document, operation);
  const cookies: string[] = [];
  for (const parameter of parametersOf(document, item, operation)) {
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

/** Keys that a caller hands over in a header; a token is the client's own business. */
function keysOf(document: Json, operation: Json): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const name of securityOf(document, operation).flatMap((one) => Object.keys(one))) {
    const signing = signingFor(document, name);
    if (signing?.kind === "header") keys[signing.name] = "contract-key";
  }
  return keys;
}

/** A value for a parameter; undefined for an optional one that the client cannot write. */
function parameterValue({ document, check }: Place, parameter: Json): unknown {
  const required = parameter.required === true || parameter.in === "path";
  const give = (problem: string): undefined => {
    if (required) throw new Uncallable(`${parameter.in} parameter ${parameter.name}: ${problem}`);
    return undefined;
  };
  const { style, explode, content } = parameter;
  if (content !== undefined) return give("it has a media type of its own");
  const plain = parameter.in === "path" || parameter.in === "header" ? "simple" : "form";
  if (style !== undefined && style !== plain) return give(`style ${style} is not written by the client`);
  const shown = shownValue(document, parameter, "request", check);
  if ("problem" in shown) return give(`no value fits: ${shown.problem}`);
  const { value } = shown;
  if (Array.isArray(value) && parameter.in === "query") {
    const isFlat = value.length > 0 && value.every((one) => isScalar(one) && one !== "");
    const hasComma = explode === false && value.some((one) => String(one).includes(","));
    return isFlat && !hasComma ? value : give("its list cannot be written");
  }
  if (!isScalar(value)) return give("only texts, numbers and booleans can be written");
  if (value === "") return give("an empty text is not sent");
  if (parameter.in === "path" && /[/\\%?#]|^\.\.?$/.test(String(value))) return give("it holds what no id may hold");
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
  if (method === "GET" || method === "HEAD") return give(`a ${method} with a body is not sent`);
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

/** What a raw call resolves with, whatever the operation. */
export interface RawReply {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: { readonly ok: boolean; readonly status: number };
}
