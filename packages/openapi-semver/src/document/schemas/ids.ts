import { isNode, type Node } from "../node.ts";

/** The base of a document that names none. */
const NO_BASE = "document:///";

/** Finds schemas by their `$id`. */
export interface Ids {
  /** The schema that a reference names by its `$id`, and what follows the `#`. Undefined if there is none. */
  find(reference: string, holder: object): { readonly schema: Node; readonly fragment: string } | undefined;
}

/** The schemas of a document that have an `$id`, each relative to the one around it. */
export function idsIn(root: unknown): Ids {
  const bases = new WeakMap<object, string>();
  const schemas = new Map<string, Node>();
  const start = isNode(root) && typeof root.$self === "string" ? resolved(root.$self, NO_BASE) : NO_BASE;
  const open: [value: unknown, base: string][] = [[root, start ?? NO_BASE]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, outer] = next;
    if (typeof value !== "object" || value === null || bases.has(value)) continue;
    const id = isNode(value) && typeof value.$id === "string" ? resolved(value.$id, outer) : undefined;
    if (id !== undefined && isNode(value) && !schemas.has(id)) schemas.set(id, value);
    bases.set(value, id ?? outer);
    for (const child of Object.values(value)) open.push([child, id ?? outer]);
  }
  return {
    find(reference, holder) {
      if (schemas.size === 0 || reference.startsWith("#")) return undefined;
      const [path = "", fragment = ""] = reference.split("#", 2);
      const schema = schemas.get(resolved(path, bases.get(holder) ?? NO_BASE) ?? "");
      return schema && { schema, fragment };
    },
  };
}

function resolved(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href.replace(/#.*$/, "");
  } catch {
    return undefined;
  }
}
