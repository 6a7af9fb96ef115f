import { isNode, type Node } from "../../document/node.ts";
import type { Source } from "../../document/source.ts";

const known = new WeakMap<Source, ReadonlyMap<string, readonly Node[]>>();

/** The schemas that a `$dynamicRef` may lead to: those of the document with its name as `$dynamicAnchor` or `$anchor`. */
export function dynamicTargets(source: Source, reference: unknown): readonly Node[] {
  if (typeof reference !== "string") return [];
  const found = known.get(source) ?? anchorsIn(source.root);
  known.set(source, found);
  return found.get(reference.split("#")[1] ?? "") ?? [];
}

function anchorsIn(root: unknown): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  const seen = new Set<unknown>();
  const open: unknown[] = [root];
  for (const next of open) {
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    const name = isNode(next) ? (next.$dynamicAnchor ?? next.$anchor) : undefined;
    if (isNode(next) && typeof name === "string") found.set(name, [...(found.get(name) ?? []), next]);
    open.push(...Object.values(next));
  }
  return found;
}
