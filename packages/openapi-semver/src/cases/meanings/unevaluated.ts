import { bothWays, type Case, object } from "../case.ts";

const text = { type: "string" };
const base = { ...object({ a: text }), additionalProperties: true };
const components = { components: { schemas: { Base: base, Part: object({ a: text }) } } };
const [Base, Part] = ["Base", "Part"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
const patch = ["patch", "document-text-changed"] as const;

/** `unevaluatedProperties` is about the fields that nothing else in the schema is about. */
export const unevaluatedCases: Case[] = [
  bothWays(
    "no difference: unevaluated fields are forbidden beside additional ones of any value",
    base,
    { ...base, unevaluatedProperties: false },
    patch,
    patch,
  ),
  bothWays(
    "no difference: unevaluated fields are forbidden beside additional ones of one type",
    { ...base, additionalProperties: text },
    { ...base, additionalProperties: text, unevaluatedProperties: false },
    patch,
    patch,
  ),
  bothWays(
    "no difference: unevaluated fields are forbidden, and `allOf` allows additional ones",
    { type: "object", allOf: [Base] },
    { type: "object", allOf: [Base], unevaluatedProperties: false },
    patch,
    patch,
    components,
  ),
  bothWays(
    "no difference: unevaluated fields are forbidden beside a reference that allows additional ones",
    Base,
    { ...Base, unevaluatedProperties: false },
    patch,
    patch,
    components,
  ),
  bothWays(
    "no difference: unevaluated fields get a type beside additional ones of any value",
    base,
    { ...base, unevaluatedProperties: text },
    patch,
    patch,
  ),
  bothWays(
    "unevaluated fields are forbidden, and `allOf` says nothing of additional ones",
    { type: "object", allOf: [Part] },
    { type: "object", allOf: [Part], unevaluatedProperties: false },
    ["major", "request-additional-fields-forbidden"],
    ["minor", "response-additional-fields-forbidden"],
    components,
  ),
  bothWays(
    "additional fields are no longer allowed, and unevaluated ones are forbidden already",
    { ...base, unevaluatedProperties: false },
    { ...object({ a: text }), unevaluatedProperties: false },
    ["major", "request-additional-fields-forbidden"],
    ["minor", "response-additional-fields-forbidden"],
  ),
].flat();
