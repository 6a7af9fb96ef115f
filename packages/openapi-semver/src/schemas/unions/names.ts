import { isNode } from "../../document/node.ts";
import type { Side } from "../../judge/comparison.ts";
import type { RawSchema } from "../../shape/shape.ts";

/** The name of an alternative: its title, or its name among the components. */
export function nameOf(side: Side, raw: RawSchema, of: "old" | "new"): string | undefined {
  const node = side.pair[of].follow(raw);
  return isNode(node) && typeof node.title === "string" ? node.title : componentOf(side, raw, of);
}

/** The name of an alternative among the components. */
export function componentOf({ pair }: Side, raw: RawSchema, of: "old" | "new"): string | undefined {
  return /\/components\/schemas\/([^/]+)$/.exec(pair[of].pointer(pair[of].step(raw)))?.[1];
}

/** What sentences call an alternative. */
export function memberText(side: Side, raw: RawSchema, of: "old" | "new"): string {
  const name = nameOf(side, raw, of);
  if (name !== undefined) return `\`${name}\``;
  const shape = of === "old" ? side.pair.oldShape(raw) : side.pair.newShape(raw);
  const types = [...(shape.types ?? [])].map((type) => `\`${type}\``);
  return types.length > 0 ? `a value of ${types.join(" or ")}` : "one of its alternatives";
}
