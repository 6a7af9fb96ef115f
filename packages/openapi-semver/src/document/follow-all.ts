import type { Source } from "./source.ts";

/** Keys of data, in which nothing is a reference. */
const DATA = new Set(["example", "examples", "enum", "const"]);

/** Follows every reference that the operations of a document reach, so that those that lead nowhere are known. */
export function followAll(source: Source): void {
  const seen = new Set<unknown>();
  const open: unknown[] = [source.root.paths, source.root.webhooks];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const target = source.follow(value);
    if (target !== value) open.push(target);
    for (const [key, child] of Object.entries(value)) if (!DATA.has(key) && !key.startsWith("x-")) open.push(child);
  }
}
