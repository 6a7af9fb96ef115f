import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const IMPORT = /((?:\bfrom |\bimport\(|\bimport )"(\.[^"]+))\.[jt]s"/g;

/** The declarations that callers can reach from these entry points, which are `.d.ts` files. */
export async function reachableDeclarations(entries: readonly string[]): Promise<ReadonlySet<string>> {
  const reached = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = await readFile(file, "utf8");
    for (const [, , path = ""] of text.matchAll(IMPORT)) await visit(`${join(dirname(file), path)}.d.ts`);
  };
  for (const entry of entries) await visit(entry);
  return reached;
}

/** A declaration whose imports name the files that callers have: `./x.js` instead of `./x.ts`. */
export function withJsImports(declaration: string): string {
  return declaration.replace(IMPORT, '$1.js"');
}
