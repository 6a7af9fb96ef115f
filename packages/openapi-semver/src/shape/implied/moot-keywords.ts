import { isNode, type Node } from "../../document/node.ts";
import { isProse } from "../../document/schemas/prose.ts";

type IsMoot = (value: unknown, schema: Node) => boolean;

const withoutIf: IsMoot = (value, schema) => schema.if === undefined || isFree(value);
const withoutContains: IsMoot = (_, schema) => schema.contains === undefined || asksForNone(schema);

/** For each keyword that may ask for nothing: whether it does. */
const MOOT: ReadonlyMap<string, IsMoot> = new Map<string, IsMoot>([
  ["not", (value) => value === false],
  ["if", (_, schema) => isFree(schema.then) && isFree(schema.else) && !looksAtTheRest(schema)],
  ["then", withoutIf],
  ["else", withoutIf],
  ["contains", (_, schema) => asksForNone(schema) && !looksAtTheRest(schema)],
  ["minContains", (value, schema) => withoutContains(value, schema) || value === 1],
  ["maxContains", withoutContains],
  ["propertyNames", (value) => isFree(value)],
  ["unevaluatedItems", (value) => isFree(value)],
  ["unevaluatedProperties", (value) => isFree(value)],
  ["prefixItems", (value) => Array.isArray(value) && value.length === 0],
  ["patternProperties", (value) => isNode(value) && Object.keys(value).length === 0],
  ["dependentSchemas", (value) => isNode(value) && Object.values(value).every(isFree)],
  ["dependentRequired", (value) => isNode(value) && Object.values(value).every(isEmptyList)],
]);

/** Whether a keyword asks for nothing in its schema, as `not: false` does. */
export function isMoot(key: string, schema: Node): boolean {
  return MOOT.get(key)?.(schema[key], schema) ?? false;
}

/** Whether a schema allows everything, as `{}` does. */
export function isFree(schema: unknown): boolean {
  return (
    schema === undefined || schema === true || (isNode(schema) && Object.keys(schema).every((key) => isProse(key)))
  );
}

function asksForNone({ minContains, maxContains }: Node): boolean {
  return minContains === 0 && maxContains === undefined;
}

/** Whether what other keywords look at decides what is left to this one. */
function looksAtTheRest({ unevaluatedItems, unevaluatedProperties }: Node): boolean {
  return !isFree(unevaluatedItems) || !isFree(unevaluatedProperties);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
