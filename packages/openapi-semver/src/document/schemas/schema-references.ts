import { isNode, type Node } from "../node.ts";
import type { Source } from "../source.ts";
import { isProse } from "./prose.ts";

/** A schema that refers to another one and adds keywords of its own. */
export type ExtendedReference = Node & { readonly $ref: string };

/**
 * The schema that a value stands for: references with nothing beside them followed, up to a schema of its own or a
 * reference with keywords beside it. OpenAPI 3.0 ignores keywords beside a reference.
 */
export function schemaAt(source: Source, value: unknown): unknown {
  const seen = new Set<unknown>();
  let current = value;
  while (isNode(current) && typeof current.$ref === "string" && !isExtended(source, current)) {
    if (seen.has(current)) return source.follow(value);
    seen.add(current);
    current = source.step(current);
  }
  return current;
}

/** Whether a schema is a reference with keywords beside it that count. */
export function isExtendedReference(source: Source, value: unknown): value is ExtendedReference {
  return isNode(value) && typeof value.$ref === "string" && isExtended(source, value);
}

/** The keywords beside a reference. */
export function besideReference({ $ref: _, ...beside }: Node): Node {
  return beside;
}

function isExtended({ root }: Source, reference: Node): boolean {
  if (/^3\.0|^3$/.test(String(root.openapi ?? "3.0"))) return false;
  return Object.keys(reference).some((key) => key !== "$ref" && !isProse(key));
}
