import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/lib/project/workspace.ts";

/** A text of a source file that a mutation replaces. */
export interface Quotation {
  /** Path below `packages/`. */
  readonly file: string;
  readonly find: string;
}

/** The quotations that do not occur exactly once in their file, a line each. Their mutations cannot run. */
export async function staleQuotations(
  quotations: readonly Quotation[],
  read: (file: string) => Promise<string | undefined> = readSource,
): Promise<string[]> {
  const problems = await Promise.all(
    quotations.map(async ({ file, find }) => {
      const text = await read(file);
      if (text === undefined) return [`packages/${file} does not exist, but is quoted: ${JSON.stringify(find)}`];
      const times = find === "" ? 0 : text.split(find).length - 1;
      return times === 1
        ? []
        : [`packages/${file} contains this ${times} times instead of once: ${JSON.stringify(find)}`];
    }),
  );
  return [...new Set(problems.flat())];
}

function readSource(file: string): Promise<string | undefined> {
  return readFile(join(root, "packages", file), "utf8").catch(() => undefined);
}
