import {
  answer,
  api,
  bothWays,
  type Case,
  change,
  type Expected,
  exchanges,
  object,
  operation,
  type Part,
  takes,
} from "../case.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const NO_EFFECT: Expected = ["patch", "document-text-changed"];
const within = (schema: unknown): Part => object({ field: schema });
const old30 = { openapi: "3.0.3" };
const list = { type: "array", items: text };
const upload = (schema: unknown, more: Part = {}): Part =>
  api(
    { "/p": { post: operation("upload", { requestBody: answer(object({ f: schema }), "multipart/form-data") }) } },
    more,
  );
const path = (explode: boolean, schema: unknown): Part =>
  api({
    "/p/{ids}": {
      get: operation("get", { parameters: [{ name: "ids", in: "path", required: true, explode, schema }] }),
    },
  });
const either = (...alternatives: Part[]): Part => ({ oneOf: alternatives });

function same(title: string, before: Part, after: Part): Case[] {
  return bothWays(`no difference: ${title}`, before, after, NO_EFFECT, NO_EFFECT);
}

/** Schemas that are written differently and mean the same to callers, their neighbours that do not, and alternatives that overlap. */
export const equivalentCases: Case[] = [
  same("`int64` of whole numbers", within(integer), within({ ...integer, format: "int64" })),
  same("`double` of numbers", within({ type: "number", format: "double" }), within({ type: "number" })),
  same("a pattern that matches every text", within(text), within({ ...text, pattern: ".*" })),
  ...["", "^", "(?:.*)", "^(?:.*)$", ".{0,}", "^[\\w\\W]*$", "[^]*"].map((pattern) =>
    same(`the pattern \`${pattern}\``, within({ ...text, pattern }), within(text)),
  ),
  ...["^$", "^.", "^()$"].map((pattern) =>
    bothWays(
      `the pattern \`${pattern}\``,
      within(text),
      within({ ...text, pattern }),
      ["major", "request-pattern-narrowed"],
      ["minor", "response-pattern-narrowed"],
    ),
  ),
  same("`xml` beside a type, in JSON", within(text), within({ ...text, xml: { attribute: true } })),
  bothWays(
    "whole numbers of 32 bits",
    within(integer),
    within({ ...integer, format: "int32" }),
    ["major", "request-format-narrowed"],
    ["minor", "response-format-narrowed"],
  ),
  bothWays(
    "a pattern that needs a character",
    within(text),
    within({ ...text, pattern: "^.+$" }),
    ["major", "request-pattern-narrowed"],
    ["minor", "response-pattern-narrowed"],
  ),
  change(
    "no difference: base64 in the words of 3.1",
    NO_EFFECT,
    exchanges(within({ ...text, format: "byte" }), old30),
    exchanges(within({ ...text, contentEncoding: "base64" })),
  ),
  change(
    "no difference: a file in the words of 3.1",
    NO_EFFECT,
    upload({ ...text, format: "binary" }, old30),
    upload({ ...text, contentMediaType: "application/octet-stream" }),
  ),
  change(
    "a file becomes base64",
    ["major", "request-no-longer-file"],
    upload({ ...text, format: "binary" }, old30),
    upload({ ...text, contentEncoding: "base64" }),
  ),
  same(
    "other fields of any value, by reference",
    { ...object({ a: text }), additionalProperties: { $ref: "#/components/schemas/Any" } },
    object({ a: text }),
  ).map((one): Case => withAny(one)),
  bothWays(
    "other fields of a certain type",
    object({ a: text }),
    { ...object({ a: text }), additionalProperties: { maxLength: 3 } },
    ["major", "request-additional-fields-typed"],
    ["minor", "response-additional-fields-typed"],
  ),
  change("no difference: a list in a path is spread", NO_EFFECT, path(false, list), path(true, list)),
  change(
    "an object in a path is spread",
    ["major", "parameter-serialization-changed"],
    path(false, { type: "object" }),
    path(true, { type: "object" }),
  ),
  change(
    "a list in the query is no longer spread, in its default style",
    ["major", "parameter-serialization-changed"],
    takes({ name: "a", in: "query", schema: list, explode: true }),
    takes({ name: "a", in: "query", schema: list, explode: false }),
  ),
  change(
    "no difference: `explode` of a deep object, which has one form only",
    NO_EFFECT,
    takes({ name: "a", in: "query", style: "deepObject", schema: { type: "object" } }),
    takes({ name: "a", in: "query", style: "deepObject", explode: true, schema: { type: "object" } }),
  ),
  bothWays(
    "a schema becomes two alternatives that it matches both",
    object({ a: text, b: text }, ["a", "b"]),
    either(object({ a: text, b: text }, ["a"]), object({ a: text, b: text }, ["b"])),
    ["major", "request-alternatives-overlap", "request-field-became-optional"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "a schema becomes two alternatives, told apart by a listed value",
    object({ kind: { enum: ["x"] }, a: text }, ["kind"]),
    either(object({ kind: { enum: ["x"] }, a: text }, ["kind"]), object({ kind: { enum: ["y"] }, a: text }, ["kind"])),
    ["minor", "request-alternative-added"],
    ["major", "response-alternative-added"],
  ),
  bothWays(
    "a schema becomes two alternatives of which any may match",
    object({ a: text, b: text }, ["a", "b"]),
    { anyOf: [object({ a: text, b: text }, ["a"]), object({ a: text, b: text }, ["b"])] },
    ["minor", "request-alternative-added", "request-field-became-optional"],
    ["major", "response-alternatives-rewritten"],
  ),
  bothWays(
    "an alternative without required fields appears beside others",
    either(object({ a: text }, ["a"]), object({ b: text }, ["b"])),
    either(object({ a: text }, ["a"]), object({ b: text }, ["b"]), object({ c: text })),
    ["major", "request-alternatives-overlap"],
    ["major", "response-alternative-added"],
  ),
  bothWays(
    "a closed alternative appears that has none of the fields",
    either(object({ a: text }, ["a"]), object({ b: text }, ["b"])),
    either(
      object({ a: text }, ["a"]),
      object({ b: text }, ["b"]),
      object({ c: text }, [], { additionalProperties: false }),
    ),
    ["minor", "request-alternative-added"],
    ["major", "response-alternative-added"],
  ),
].flat();

function withAny(one: Case): Case {
  const add = (document: Part): Part => ({
    ...document,
    components: { schemas: { ...((document.components as Part).schemas as Part), Any: { description: "Any." } } },
  });
  return { ...one, old: add(one.old), new: add(one.new) };
}
