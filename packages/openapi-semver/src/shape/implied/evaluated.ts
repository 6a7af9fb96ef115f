import { asList, isNode } from "../../document/node.ts";
import type { Source } from "../../document/source.ts";

/**
 * Whether a schema itself says something of each field of an object, with `additionalProperties`, in its `allOf` or behind its
 * reference. `unevaluatedProperties` beside it has nothing left to say.
 */
export function evaluatesAll(source: Source, schema: unknown, seen: ReadonlySet<unknown> = new Set()): boolean {
  if (!isNode(schema) || seen.has(schema)) return false;
  if (schema.additionalProperties !== undefined) return true;
  const within = new Set([...seen, schema]);
  const isReference = typeof schema.$ref === "string";
  const parts = [...asList(schema.allOf), ...(isReference ? [source.step(schema)] : [])];
  return parts.some((part) => evaluatesAll(source, part, within));
}
