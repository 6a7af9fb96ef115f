// The only file that the comparison reads the disk with: all files below compare documents that were passed to them.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ApiDocument, diffDocuments, type SpecDiff } from "./index.ts";
import { parse } from "./reading/parse.ts";

/** Compares two OpenAPI files. Throws if one of them is not an OpenAPI 3 document. */
export async function diffSpecs(oldFile: string, newFile: string): Promise<SpecDiff> {
  return diffDocuments(readDocument(oldFile), readDocument(newFile));
}

/**
 * Reads an OpenAPI document, YAML or JSON. Files that it refers to are read when a reference is followed. Errors call the
 * document by `name`: the path as a person wrote it.
 */
export function readDocument(file: string, name: string = file): ApiDocument {
  const open = (path: string): unknown => {
    const bytes = bytesOf(join(dirname(file), path));
    return bytes === undefined ? undefined : parse(bytes, join(dirname(name), path)).value;
  };
  return { name, content: parse(readFileSync(file), name).value, open };
}

/** The bytes of a file that a reference names; undefined if there is none. */
function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
