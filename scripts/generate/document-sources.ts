import { rulesSource, valuesSource } from "../../packages/request-bodies/src/index.ts";
import type { SpecDocument } from "../lib/project/spec-document.ts";
import { operationsSource } from "./operations.ts";
import { schemaSource } from "./schema-types.ts";

/**
 * The TypeScript files that are generated from one document, by name, without their header.
 *
 * @throws Error that names each operation that the table cannot describe, and why
 */
export async function documentSources(document: SpecDocument): Promise<ReadonlyMap<string, string>> {
  // The table comes first: its errors are the clearer ones.
  const operations = operationsSource(document);
  return new Map([
    ["schema.ts", await schemaSource(document)],
    ["operations.ts", operations],
    ["rules.ts", rulesSource(document)],
    ["values.ts", valuesSource(document)],
  ]);
}
