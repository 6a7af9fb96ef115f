import { bothWays, type Case, object, type Part } from "../case.ts";

const text = { type: "string" };
const fields = object({ a: text, title: text, description: text });
const dependent = (map: Part): Part => ({ ...fields, dependentRequired: map });

/** Names that somebody chose, which look like words of OpenAPI. */
export const nameCases: Case[] = [
  bothWays(
    "`dependentRequired` of a field called title asks for more",
    dependent({ title: [] }),
    dependent({ title: ["a"] }),
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  bothWays(
    "`dependentRequired` of a field called description appears",
    dependent({ a: ["title"] }),
    dependent({ a: ["title"], description: ["a"] }),
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  bothWays(
    "`dependencies` of a field called example ask for more",
    { ...fields, dependencies: { example: ["a"] } },
    { ...fields, dependencies: { example: ["a", "title"] } },
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  bothWays(
    "no difference: the order of names in `dependentRequired`",
    dependent({ a: ["title", "description"] }),
    dependent({ a: ["description", "title"] }),
    ["patch", "document-text-changed"],
    ["patch", "document-text-changed"],
  ),
  bothWays(
    "a field called x-title of a schema behind `patternProperties` changes",
    { ...fields, patternProperties: { "^x": object({ "x-title": text }) } },
    { ...fields, patternProperties: { "^x": object({ "x-title": { type: "integer" } }) } },
    ["major", "request-type-changed"],
    ["major", "response-type-changed"],
  ),
].flat();
