import { asList, asNode, isNode, type Node } from "../../document/node.ts";
import { isExtendedReference, schemaAt } from "../../document/schemas/schema-references.ts";
import type { Source } from "../../document/source.ts";

const known = new WeakMap<Source, Map<unknown, ReadonlyMap<string, unknown>>>();

/**
 * The schemas that a discriminator without `oneOf` or `anyOf` chooses from, by the value that is sent: those of its mapping,
 * and the components that contain its schema in `allOf`, also through others. For one of these, only those that contain it.
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
    if (!targets.has(schema) && containedIn(source, schema).has(parent)) found.set(name, schema);
  }
  if (![...found.values()].includes(own)) return found;
  return new Map([...found].filter(([, schema]) => containedIn(source, schema).has(own)));
}

const contained = new WeakMap<Source, Map<unknown, ReadonlySet<unknown>>>();

/** All schemas that a schema contains: in its `allOf` or behind its reference, however deep. */
function containedIn(source: Source, schema: unknown): ReadonlySet<unknown> {
  const ofSource = contained.get(source) ?? new Map<unknown, ReadonlySet<unknown>>();
  contained.set(source, ofSource);
  const before = ofSource.get(schema);
  if (before) return before;
  const found = new Set<unknown>();
  const open = [schema];
  for (const one of open) {
    for (const part of isNode(one) ? partsOf(source, one) : []) {
      const target = schemaAt(source, part);
      if (found.has(target)) continue;
      found.add(target);
      open.push(target);
    }
  }
  ofSource.set(schema, found);
  return found;
}

/** What a schema adds its own keywords to. A reference with nothing beside it is only another name. */
function partsOf(source: Source, schema: Node): unknown[] {
  return [...(isExtendedReference(source, schema) ? [source.step(schema)] : []), ...asList(schema.allOf)];
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
  for (const part of partsOf(source, node)) {
    const owner = ownerOf(source, part, seen);
    if (owner) return owner;
  }
  return undefined;
}
