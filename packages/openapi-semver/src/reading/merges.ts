import { type Document, isAlias, isMap, isNode, isSeq } from "yaml";
import { isMergeKey } from "../positions/yaml-offsets.ts";

/** Merges may repeat this many values; those of real documents repeat a few thousand. */
const MAX_MERGED = 1_000_000;

/**
 * Refuses merge keys that take something else than maps, and merges that repeat too much: the parser writes merged maps
 * anew for each merge, so that a chain of maps that take the one before twice would never end. `fault` makes the error
 * about a node.
 */
export function refuseMerges(document: Document, fault: (node: unknown, what: string) => Error): void {
  const anchors = new Map<string, unknown>();
  const sizes = new Map<unknown, number>();
  let merged = 0;

  const target = (node: unknown): unknown => (isAlias(node) ? anchors.get(node.source) : node);
  /** How many values a merge takes over. */
  const takenBy = (written: unknown): number => {
    const source = target(written);
    const maps = isSeq(source) ? source.items.map(target) : [source];
    if (!maps.every((map) => isMap(map))) throw fault(written, "only maps can be merged with `<<`");
    return maps.reduce((sum: number, map) => sum + (sizes.get(map) ?? 1), 0);
  };
  const sizeOf = (node: unknown): number => {
    let size = 1;
    if (isNode(node) && !isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isSeq(node)) for (const item of node.items) size += sizeOf(item);
    if (!isMap(node)) return size;
    for (const { key, value } of node.items) {
      size += sizeOf(key) + sizeOf(value);
      if (!isMergeKey(key)) continue;
      const taken = takenBy(value);
      size += taken;
      merged += taken;
      if (merged > MAX_MERGED) throw fault(key, "too many aliases: the merge keys up to here repeat too many values");
    }
    sizes.set(node, size);
    return size;
  };
  sizeOf(document.contents);
}
