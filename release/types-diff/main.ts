// `node release/types-diff/main.ts OLD_FOLDER NEW_FOLDER`: which release the declarations of two versions require.
import { existsSync } from "node:fs";
import { exceeds, largest } from "@invitation-clients/openapi-semver";
import { drawTable } from "../../scripts/lib/text/table.ts";
import { diffTypes } from "./diff.ts";
import { readPackageTypes } from "./read/read-package.ts";
import { typesRowsOf } from "./rows.ts";

const USAGE = `Usage: node release/types-diff/main.ts OLD_FOLDER NEW_FOLDER

Each folder is a built package, or its folder with declarations:
  node release/types-diff/main.ts ../published/package packages/kantata-ox
  node release/types-diff/main.ts ../old/dist packages/kantata-ox/dist`;

function main(folders: readonly string[]): void {
  const [before, after] = folders;
  if (before === undefined || after === undefined || folders.length > 2) throw new Error(USAGE);
  const missing = folders.find((folder) => !existsSync(folder));
  if (missing !== undefined) throw new Error(`The folder ${missing} does not exist.\n\n${USAGE}`);
  const changes = diffTypes(readPackageTypes(before), readPackageTypes(after));
  const rows = typesRowsOf(changes).sort(({ change: { bump: a } }, { change: { bump: b } }) =>
    a === b ? 0 : exceeds(a, b) ? -1 : 1,
  );
  if (rows.length > 0) {
    const lines = rows.map(({ change: { bump, id, where, what }, all }) => {
      const operations = [...new Set(all.flatMap(({ operationId }) => operationId ?? []))];
      const places = all.length === 1 ? where : `${where} and ${all.length - 1} more`;
      return [bump, id, places, operations.join(", "), what];
    });
    console.log(`${drawTable(["Bump", "Id", "Where", "Operations", "What"], lines)}\n`);
  }
  console.log(`Bump for callers: ${largest(changes.map(({ bump }) => bump))}`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
