import { type ApiDocument, diffDocuments, type SpecDiff } from "./index.ts";
import { openDocument } from "./inputs/opened.ts";
import { workingFiles } from "./inputs/working-files.ts";

/**
 * Compares two OpenAPI files, YAML or JSON, with the files that they refer to.
 *
 * @throws Error as `readDocument` and `diffDocuments` do
 */
export async function diffSpecs(oldFile: string, newFile: string): Promise<SpecDiff> {
  return diffDocuments(readDocument(oldFile), readDocument(newFile));
}

/**
 * Reads an OpenAPI document, YAML or JSON. Files that it refers to are read when a reference is followed.
 *
 * @param name - What errors call the document. @default the path
 * @throws Error with line and column if a part of the file would be lost, such as a key that stands twice; and if it cannot be read
 */
export function readDocument(file: string, name: string = file): ApiDocument {
  return openDocument(workingFiles(file, name)).document;
}
