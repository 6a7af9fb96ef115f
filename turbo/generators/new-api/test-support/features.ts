import type { Editable } from "../editable.ts";

/** What a call of an operation passes, and what must arrive. */
export interface Sent {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Parts of the URL's query, as they are on the wire. */
  readonly inQuery?: readonly string[];
}

/** One thing that a spec may say about an operation, and what must come of it. */
export interface Feature {
  readonly name: string;
  /** Words of the refusal; undefined if the client can do it. */
  readonly refused?: string;
  readonly sent?: Sent;
}

/** A parameter. */
export interface ParameterFeature extends Feature {
  readonly parameter: Editable;
}

/** Something else about an operation. */
export interface OperationFeature extends Feature {
  readonly operation: Editable;
  /** Fields of the path, beside those of the operation. */
  readonly item?: Editable;
}

const text = { type: "string" };
const object = { type: "object", properties: { a: text } };
const texts = { type: "array", items: text };

function parameter(where: string, name: string, facts: Editable, outcome: string | Sent): ParameterFeature {
  const given = { name, in: where, ...(facts.content ? {} : { schema: text }), ...facts };
  return {
    name: `${where} parameter ${name}`,
    parameter: given,
    ...(typeof outcome === "string" ? { refused: outcome } : { sent: outcome }),
  };
}

const inQuery = (name: string, value: unknown, ...written: string[]): Sent => ({
  query: { [name]: value },
  inQuery: written,
});

/** Parameters of every kind. Their names differ, so that an operation can have any of them together. */
export const parameters: readonly ParameterFeature[] = [
  parameter("query", "plain", {}, inQuery("plain", "a b&c", "plain=a%20b%26c")),
  parameter("query", "form", { style: "form" }, inQuery("form", "x", "form=x")),
  parameter("query", "whole", { schema: { type: "integer" } }, inQuery("whole", 7, "whole=7")),
  parameter("query", "truth", { schema: { type: "boolean" } }, inQuery("truth", true, "truth=true")),
  parameter("query", "many", { schema: texts }, inQuery("many", ["a", "b"], "many=a", "many=b")),
  parameter("query", "comma", { schema: texts, explode: false }, inQuery("comma", ["a", "b"], "comma=a,b")),
  parameter("query", "größe", {}, inQuery("größe", "x", "gr%C3%B6%C3%9Fe=x")),
  parameter("query", "filter[name]", {}, inQuery("filter[name]", "x", "filter%5Bname%5D=x")),
  parameter("query", "either", { schema: { anyOf: [text, { type: "integer" }] } }, inQuery("either", 1, "either=1")),
  parameter("query", "named", { schema: { $ref: "#/components/schemas/Text" } }, inQuery("named", "x", "named=x")),
  parameter("query", "anything", { schema: {} }, inQuery("anything", "x", "anything=x")),
  parameter("query", "deep", { style: "deepObject", explode: true, schema: object }, "has the style deepObject"),
  parameter("query", "space", { style: "spaceDelimited", explode: false, schema: texts }, "the style spaceDelimited"),
  parameter("query", "spaces", { style: "spaceDelimited", explode: true, schema: texts }, "the style spaceDelimited"),
  parameter("query", "pipe", { style: "pipeDelimited", explode: false, schema: texts }, "the style pipeDelimited"),
  parameter("query", "fields", { schema: object }, "its value is an object"),
  parameter("query", "fieldsInOne", { schema: object, explode: false }, "its value is an object"),
  parameter("query", "textOrFields", { schema: { oneOf: [text, object] } }, "its value is an object"),
  parameter("query", "lists", { schema: { type: "array", items: texts } }, "has lists or objects in it"),
  parameter("query", "objects", { schema: { type: "array", items: object } }, "has lists or objects in it"),
  parameter("query", "reserved", { allowReserved: true }, "allowReserved"),
  parameter("query", "json", { content: { "application/json": { schema: object } } }, "written as application/json"),
  parameter("header", "X-Trace", {}, { headers: { "x-trace": "t 1" } }),
  parameter("header", "X-Count", { schema: { type: "integer" } }, { headers: { "x-count": "3" } }),
  parameter("header", "Accept", {}, {}),
  parameter("header", "X-List", { schema: texts }, "its value is a list"),
  parameter("header", "X-Fields", { schema: object }, "its value is an object"),
  parameter("header", "X-Json", { content: { "application/json": { schema: object } } }, "written as application/json"),
  parameter("header", "Host", {}, "belongs to the connection"),
  parameter("header", "Transfer-Encoding", {}, "belongs to the connection"),
  parameter("header", "X Name", {}, "HTTP does not allow this name"),
  parameter("header", "Authorization", {}, "only for a security scheme"),
  parameter("cookie", "session", {}, "sends no cookies"),
  parameter("cookie", "flags", { schema: texts, explode: false }, "sends no cookies"),
];

/** Parameters of a path. Each has a segment of its own. */
export const pathParameters: readonly ParameterFeature[] = [
  parameter("path", "id", {}, { path: { id: "a b" } }),
  parameter("path", "number", { schema: { type: "integer" } }, { path: { number: 12 } }),
  parameter("path", "class", {}, { path: { class: "x" } }),
  parameter("path", "data", {}, { path: { data: "x" } }),
  parameter("path", "label", { style: "label" }, "has the style label"),
  parameter("path", "matrix", { style: "matrix", explode: true }, "has the style matrix"),
  parameter("path", "list", { schema: texts }, "its value is a list"),
  parameter("path", "fields", { schema: object, explode: true }, "its value is an object"),
  parameter("path", "content", { content: { "text/plain": { schema: text } } }, "written as text/plain"),
];

const feature = (name: string, operation: Editable, refused?: string, more: Partial<OperationFeature> = {}) => {
  return { name, operation, ...(refused === undefined ? {} : { refused }), ...more };
};

const body = (required: boolean, ...types: readonly string[]): Editable => ({
  requestBody: { required, content: Object.fromEntries(types.map((type) => [type, { schema: object }])) },
});
const sentBody: Sent = { body: { a: "x" } };

/** Request bodies. */
export const bodies: readonly OperationFeature[] = [
  feature("no body", {}),
  feature("JSON", body(true, "application/json"), undefined, { sent: sentBody }),
  feature("JSON with a charset", body(true, "application/json; charset=utf-8"), undefined, { sent: sentBody }),
  feature("JSON beside a form", body(true, "application/x-www-form-urlencoded", "application/json"), undefined, {
    sent: sentBody,
  }),
  feature("optional JSON", body(false, "application/json"), undefined, { sent: sentBody }),
  ...["multipart/form-data", "application/x-www-form-urlencoded", "application/octet-stream", "text/plain"].map(
    (type) => feature(type, body(true, type), `the body is ${type}`),
  ),
  ...["application/xml", "application/merge-patch+json", "*/*"].map((type) =>
    feature(type, body(true, type), `the body is ${type}`),
  ),
  feature("an optional upload", body(false, "multipart/form-data"), "the body is multipart/form-data"),
];

const answer = (...types: readonly string[]): Editable => ({
  description: "It worked.",
  ...(types.length === 0 ? {} : { content: Object.fromEntries(types.map((type) => [type, { schema: object }])) }),
});
const error = { description: "It failed.", content: { "application/problem+json": { schema: object } } };

/** Answers. */
export const answers: readonly OperationFeature[] = [
  feature("200 with JSON", { responses: { "200": answer("application/json"), "404": error } }),
  feature("201 with JSON or XML", { responses: { "201": answer("application/xml", "application/json") } }),
  feature("204", { responses: { "204": answer(), "4XX": error } }),
  feature("2XX", { responses: { "2XX": answer("application/json") } }),
  feature("only default", { responses: { default: answer("application/json") } }),
  feature("only an error", { responses: { "404": error } }),
  feature("a success and a redirect", { responses: { "200": answer("application/json"), "302": answer() } }),
  feature("only a redirect", { responses: { "302": answer(), "404": error } }, "only answers with a redirect (302)"),
  feature("226", { responses: { "226": answer("application/json") } }, "it succeeds with 226"),
  ...["text/plain", "application/xml", "application/octet-stream", "application/hal+json"].map((type) =>
    feature(`200 with ${type}`, { responses: { "200": answer(type) } }, `its answer 200 is ${type}`),
  ),
  feature(
    "JSON now, a file later",
    { responses: { "200": answer("application/json"), "206": answer("application/octet-stream") } },
    "its answer 206 is application/octet-stream",
  ),
];

/** The security schemes that `securities` ask for. */
export const schemes: Editable = {
  bearer: { type: "http", scheme: "bearer" },
  oauth: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://api.test/token", scopes: {} } } },
  openid: { type: "openIdConnect", openIdConnectUrl: "https://api.test/openid" },
  key: { type: "apiKey", in: "header", name: "X-Key" },
  basic: { type: "http", scheme: "basic" },
  queryKey: { type: "apiKey", in: "query", name: "key" },
  cookieKey: { type: "apiKey", in: "cookie", name: "key" },
  tls: { type: "mutualTLS" },
};

const security = (refused: string | undefined, ...alternatives: readonly (readonly string[])[]): OperationFeature => {
  const given = alternatives.map((names) => Object.fromEntries(names.map((name) => [name, []])));
  const key = alternatives.some((names) => names.includes("key")) ? { sent: { headers: { "x-key": "k" } } } : {};
  const name = alternatives.map((names) => names.join(" and ") || "nothing").join(" or ");
  return feature(`security ${name}`, { security: given }, refused, key);
};

/** Security requirements. */
export const securities: readonly OperationFeature[] = [
  feature("no security", {}),
  security(undefined, ["bearer"]),
  security(undefined, ["oauth"]),
  security(undefined, ["openid"]),
  security(undefined, ["key"]),
  security(undefined, ["bearer", "key"]),
  security(undefined, ["basic"], ["bearer"]),
  security(undefined, ["basic"], []),
  security("basic (HTTP basic)", ["basic"]),
  security("queryKey (a key in the query key)", ["queryKey"]),
  security("cookieKey (a key in the cookie key)", ["cookieKey"]),
  security("tls (mutualTLS)", ["tls"]),
  security("basic (HTTP basic)", ["bearer", "basic"]),
  security("two tokens in one header (bearer and oauth)", ["bearer", "oauth"]),
  security("basic (HTTP basic), or queryKey (a key in the query key)", ["basic"], ["queryKey"]),
];

/** Servers of single operations and paths, where the document names https://api.test/v1. */
export const ownServers: readonly OperationFeature[] = [
  feature("no servers", {}),
  feature("the same server", { servers: [{ url: "https://api.test/v1/" }] }),
  feature("the same server among others", { servers: [{ url: "https://eu.test" }, { url: "https://api.test/v1" }] }),
  feature("another server", { servers: [{ url: "https://files.test" }] }, "it has its own server https://files.test"),
  feature("a server of the path", {}, "it has its own server https://files.test", {
    item: { servers: [{ url: "https://files.test/" }] },
  }),
];

/** Names of operations. An undefined one is missing. */
export const operationIds: readonly (string | undefined)[] = [
  undefined,
  "listPets",
  "list-pets",
  "delete",
  "constructor",
  "__proto__",
  "toString",
  "then",
  "宠物",
  "größe ändern",
  "2things",
];

/** Tags, which name resources. */
export const tags: readonly string[] = [
  "Pets",
  "operations",
  "version",
  "class",
  "default",
  "shared",
  "paths",
  "宠物",
  "con",
];
