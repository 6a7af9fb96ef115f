// `pnpm spec:diff OLD NEW [--json]`: what changes for callers of a generated client between two OpenAPI documents, and which
// release that requires. The exit code is 0 whatever the bump, and 2 if a document cannot be read.
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { env } from "node:process";
import { parseArgs } from "node:util";
import { diffDocuments } from "@invitation-clients/openapi-semver";
import { readDocument } from "@invitation-clients/openapi-semver/node";
import { diffTable } from "./table.ts";

const USAGE =
  "usage: node release/spec-diff/main.ts OLD NEW [--json]   (two OpenAPI 3.0 or 3.1 documents, YAML or JSON)";

/** The path as the user meant it: pnpm starts scripts in the root, even when called from another folder. */
function fileAt(path: string): string {
  const places = [process.cwd(), env.INIT_CWD ?? "."].map((folder) => resolve(folder, path));
  const found = places.find((place) => existsSync(place) && statSync(place).isFile());
  if (found === undefined) throw new Error(`the file ${path} does not exist\n${USAGE}`);
  return found;
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });
  const [oldFile, newFile, ...more] = positionals;
  if (oldFile === undefined || newFile === undefined || more.length > 0) throw new Error(USAGE);
  const read = (path: string) => readDocument(fileAt(path), path);
  const diff = diffDocuments(read(oldFile), read(newFile));
  const { bump, changes } = diff;
  console.log(values.json ? JSON.stringify({ bump, changes }, null, 2) : diffTable(diff));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
