import { asList, asNode, isNode, type Node } from "../../document/node.ts";
import { schemaAt } from "../../document/schemas/schema-references.ts";
import type { Source } from "../../document/source.ts";

const known = new WeakMap<Source, Map<unknown, ReadonlyMap<string, unknown>>>();

/**
 * The schemas that a discriminator without `oneOf` or `anyOf` chooses from, by the value that is sent: those of its mapping,
 * and the components that contain its schema in `allOf`. None for one of these schemas themselves.
 */
export function discriminated(source: Source, raw: unknown): ReadonlyMap<string, unknown> {
  const own = schemaAt(source, raw);
  const ofSource = known.get(source) ?? new Map();
  known.set(source, ofSource);
  const found = ofSource.get(own) ?? children(source, own);
  ofSource.set(own, found);
  return found;
}

function children(source: Source, own: unknown): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const parent = ownerOf(source, own, new Set());
  if (parent === undefined || parent.oneOf !== undefined || parent.anyOf !== undefined) return found;
  for (const [value, target] of Object.entries(asNode(asNode(parent.discriminator).mapping))) {
    if (typeof target === "string") found.set(value, schemaAt(source, mapped(source, target, parent)));
  }
  const targets = new Set(found.values());
  for (const [name, schema] of Object.entries(asNode(asNode(source.root.components).schemas))) {
    const isChild = asList(asNode(schema).allOf).some((member) => schemaAt(source, member) === parent);
    if (isChild && !targets.has(schema)) found.set(name, schema);
  }
  return [...found.values()].includes(own) ? new Map() : found;
}

/** A reference to the schema that a mapping leads to. A mapping may name a schema instead of referring to it. */
export function mapped(source: Source, target: string, beside: unknown): Node {
  const reference = { $ref: /[#/.]/.test(target) ? target : `#/components/schemas/${target}` };
  source.place(reference, beside);
  return reference;
}

/** The schema that has the discriminator: the schema itself, or what it refers to or contains in `allOf`. */
function ownerOf(source: Source, raw: unknown, seen: Set<unknown>): Node | undefined {
  const node = schemaAt(source, raw);
  if (!isNode(node) || seen.has(node)) return undefined;
  seen.add(node);
  if (isNode(node.discriminator)) return node;
  const parts = [...(typeof node.$ref === "string" ? [source.step(node)] : []), ...asList(node.allOf)];
  for (const part of parts) {
    const owner = ownerOf(source, part, seen);
    if (owner) return owner;
  }
  return undefined;
}
