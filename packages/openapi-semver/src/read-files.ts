// The only file that reads the disk: all other files compare documents that were passed to them.
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
// yaml: reads YAML and JSON, with anchors and merge keys.
import { parseDocument } from "yaml";
import { diffDocuments, type SpecDiff } from "./diff.ts";
import type { ApiDocument } from "./document/source.ts";

/** Compares two OpenAPI files. Throws if one of them is not an OpenAPI 3 document. */
export async function diffSpecs(oldFile: string, newFile: string): Promise<SpecDiff> {
  return diffDocuments(readDocument(oldFile), readDocument(newFile));
}

/** Reads an OpenAPI document, YAML or JSON. Files that it refers to are read when a reference is followed. */
export function readDocument(file: string): ApiDocument {
  return { name: basename(file), content: parse(file), open: (path) => parse(join(dirname(file), path)) };
}

function parse(file: string): unknown {
  const document = parseDocument(readFileSync(file, "utf8"), { merge: true, uniqueKeys: false, logLevel: "silent" });
  const [error] = document.errors;
  if (error) throw new Error(`${basename(file)} is neither valid YAML nor valid JSON: ${error.message}`);
  return document.toJS({ maxAliasCount: -1 });
}
