// `node release/spec-diff/main.ts OLD NEW [--json]`: what callers of a generated client meet between two OpenAPI documents, and
// how far the version must move for it. Exit code 0 whatever the bump, 2 if the documents cannot be read.
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { env } from "node:process";
import { parseArgs } from "node:util";
import { diffSpecs } from "@invitation-clients/openapi-semver";
import { diffTable } from "./table.ts";

const USAGE =
  "usage: node release/spec-diff/main.ts OLD NEW [--json]   (two OpenAPI 3.0 or 3.1 documents, YAML or JSON)";

/** A file as its caller named it: pnpm starts scripts in the root, wherever it was called. */
function fileAt(path: string): string {
  const places = [process.cwd(), env.INIT_CWD ?? "."].map((folder) => resolve(folder, path));
  const found = places.find((place) => existsSync(place) && statSync(place).isFile());
  if (found === undefined) throw new Error(`there is no file ${path}\n${USAGE}`);
  return found;
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });
  const [old, its, ...more] = positionals;
  if (old === undefined || its === undefined || more.length > 0) throw new Error(USAGE);
  const diff = await diffSpecs(fileAt(old), fileAt(its));
  for (const reference of diff.unresolved) console.error(`warning: ${reference} leads nowhere and was not compared`);
  const { bump, changes } = diff;
  console.log(values.json ? JSON.stringify({ bump, changes }, null, 2) : diffTable(diff));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
