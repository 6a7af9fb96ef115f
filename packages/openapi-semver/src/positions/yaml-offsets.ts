import { type Alias, type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Pair, visit } from "yaml";
import { type Found, keysOf } from "./found.ts";

/** Finds pointers in a YAML document. A value behind an alias or a merge is found where its anchor is. */
export function yamlOffsets(document: Document, pointers: Iterable<string>): Map<string, Found> {
  let targets: ReadonlyMap<Alias, unknown> | undefined;
  const behind = (node: unknown): unknown => {
    if (!isAlias(node)) return node;
    targets ??= targetsIn(document);
    return targets.get(node);
  };
  const start = offsetOf(document.contents) ?? 0;
  const found = new Map<string, Found>();
  for (const pointer of pointers) found.set(pointer, foundFor(document.contents, start, keysOf(pointer), behind));
  return found;
}

type Behind = (node: unknown) => unknown;

function foundFor(root: unknown, start: number, keys: readonly string[], behind: Behind): Found {
  let [value, offset] = [root, start];
  for (const key of keys) {
    const child = childOf(behind(value), key, behind);
    if (child === undefined) return { offset, isExact: false };
    value = isPair(child) ? child.value : child;
    offset = (isPair(child) ? (offsetOf(child.key) ?? offsetOf(child.value)) : offsetOf(child)) ?? offset;
  }
  return { offset, isExact: true };
}

/** The pair of a map or the item of a list. No merge contains itself: the parser refuses such a document. */
function childOf(holder: unknown, key: string, behind: Behind): unknown {
  if (isSeq(holder)) return /^(0|[1-9]\d*)$/.test(key) ? holder.items[Number(key)] : undefined;
  if (!isMap(holder)) return undefined;
  const own = holder.items.find((pair) => nameOf(pair, behind) === key);
  if (own !== undefined) return own;
  for (const pair of holder.items) {
    if (!isMergeKey(pair.key)) continue;
    const merged = behind(pair.value);
    for (const one of isSeq(merged) ? merged.items : [merged]) {
      const child = childOf(behind(one), key, behind);
      if (child !== undefined) return child;
    }
  }
  return undefined;
}

/** Whether a key merges another map. It is a symbol then; a quoted "<<" is a text. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === "symbol";
}

/** The name that a key has once the document is an object. */
function nameOf({ key: written }: Pair, behind: Behind): string | undefined {
  const key = behind(written);
  if (!isScalar(key)) return undefined;
  return key.value === null ? "" : String(key.value);
}

/** What each alias stands for: the last node before it with its anchor. */
function targetsIn(document: Document): ReadonlyMap<Alias, unknown> {
  const anchors = new Map<string, unknown>();
  const targets = new Map<Alias, unknown>();
  visit(document, (_, node) => {
    if (isAlias(node)) targets.set(node, anchors.get(node.source));
    else if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
  });
  return targets;
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
