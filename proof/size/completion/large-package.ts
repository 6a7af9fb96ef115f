import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { operationsSource } from "../../../scripts/generate/operations.ts";
import { schemaSource } from "../../../scripts/generate/schema-types.ts";
import type { SpecDocument } from "../../../scripts/lib/project/spec-document.ts";
import { packageDir, root } from "../../../scripts/lib/project/workspace.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import { enlarged } from "./large-spec.ts";

/** A copy of the Kantata package in `.cache/`, generated from a larger spec. */
export interface LargePackage {
  readonly folder: string;
  /** Milliseconds that it took to generate the types and the operation table. */
  readonly generation: number;
}

/** Copies the package, and generates its code from its spec enlarged to this number of operations. */
export async function largePackage(operations: number): Promise<LargePackage> {
  const folder = join(root, `.cache/size/operations-${operations}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const source = join(packageDir("kantata-ox"), "src");
  await cp(source, folder, {
    recursive: true,
    filter: (path) => !/\.(test|test-d)\.ts$/.test(path) && !path.includes("test-support"),
  });
  const document = enlarged(await readJson<SpecDocument>(join(source, "generated/openapi.json")), operations);
  const startedAt = performance.now();
  const schema = await schemaSource(document);
  const table = operationsSource(document);
  const generation = performance.now() - startedAt;
  await writeFile(join(folder, "generated/schema.ts"), schema);
  await writeFile(join(folder, "generated/operations.ts"), table);
  return { folder, generation };
}
