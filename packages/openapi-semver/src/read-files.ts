import { diffDocuments, type SpecDiff } from "./diff.ts";
import type { ApiDocument } from "./document/source.ts";
import { openDocument } from "./inputs/opened.ts";
import { workingFiles } from "./inputs/working-files.ts";

/** Compares two OpenAPI files. Throws if one of them is not an OpenAPI 3 document. */
export async function diffSpecs(oldFile: string, newFile: string): Promise<SpecDiff> {
  return diffDocuments(readDocument(oldFile), readDocument(newFile));
}

/**
 * Reads an OpenAPI document, YAML or JSON. Files that it refers to are read when a reference is followed. Errors call the
 * document by `name`: the path as a person wrote it.
 */
export function readDocument(file: string, name: string = file): ApiDocument {
  return openDocument(workingFiles(file, name)).document;
}
