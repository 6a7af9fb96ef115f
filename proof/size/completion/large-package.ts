import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { documentSources } from "../../../scripts/generate/document-sources.ts";
import type { SpecDocument } from "../../../scripts/lib/project/spec-document.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import { copySources } from "../../contract/copy-sources.ts";
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
  await copySources("kantata-ox", folder);
  const document = enlarged(await readJson<SpecDocument>(join(folder, "generated/openapi.json")), operations);
  const startedAt = performance.now();
  const sources = await documentSources(document);
  const generation = performance.now() - startedAt;
  for (const [name, text] of sources) await writeFile(join(folder, "generated", name), text);
  return { folder, generation };
}
