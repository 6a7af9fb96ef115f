import { bothWays, type Case, object, type Part } from "../case.ts";

/** In a variable, because an object with a key of this name looks like a promise. */
const THEN = "then";
const text = { type: "string" };
const fields = object({ a: text });
const list = { type: "array", items: text };

function same(title: string, more: Part, base: Part = fields): Case[] {
  const expected = ["patch", "document-text-changed"] as const;
  return bothWays(`no difference: ${title}`, base, { ...base, ...more }, expected, expected);
}

function different(title: string, more: Part, base: Part = fields): Case[] {
  const after = { ...base, ...more };
  return bothWays(title, base, after, ["major", "request-keyword-changed"], ["major", "response-keyword-changed"]);
}

/** Keywords that ask for nothing, and their neighbours that do. */
export const mootCases: Case[] = [
  same("`not: false`", { not: false }),
  different("`not` of a schema", { not: { required: ["b"] } }),
  same("`if` without `then` and `else`", { if: { required: ["a"] } }),
  same("`then` without `if`", { [THEN]: { required: ["a"] } }),
  same("`then` and `else` that allow everything", { if: { required: ["a"] }, [THEN]: {}, else: true }),
  different("`if` and `then`", { if: { required: ["a"] }, [THEN]: { required: ["b"] } }),
  same("`minContains` without `contains`", { minContains: 2 }, list),
  same("`maxContains` without `contains`", { maxContains: 2 }, list),
  same("`contains` of none or more", { contains: { minLength: 1 }, minContains: 0 }, list),
  different("`contains` of one or more", { contains: { minLength: 1 } }, list),
  different("`contains` of at most two", { contains: { minLength: 1 }, minContains: 0, maxContains: 2 }, list),
  same("`propertyNames` of any name", { propertyNames: { description: "Any." } }),
  different("`propertyNames` of a pattern", { propertyNames: { pattern: "^a" } }),
  same("`unevaluatedProperties` of any value", { unevaluatedProperties: {} }),
  same("`unevaluatedItems` of any value", { unevaluatedItems: true }, list),
  same("`patternProperties` without a pattern", { patternProperties: {} }),
  different("`patternProperties` with a pattern", { patternProperties: { "^b": text } }),
  same("`prefixItems` without an item", { prefixItems: [] }, list),
  same("`dependentRequired` of no field", { dependentRequired: { a: [] } }),
  different("`dependentRequired` of a field", { dependentRequired: { a: ["b"] } }),
  same("`dependentSchemas` that allow everything", { dependentSchemas: { a: true, b: {} } }),
  different("`dependentSchemas` that ask for a field", { dependentSchemas: { a: { required: ["b"] } } }),
].flat();
