import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { readCorrections, refuseStrayCorrections } from "./corrections/files.ts";
import type { Case } from "./judge/verdict.ts";
import { checkBaselines } from "./read/baselines.ts";
import { readPresent } from "./read/present.ts";
import { readReleased } from "./read/released.ts";

/** Reads the packages to judge, dependencies first. They must be built. */
export async function readCases(root: string): Promise<Case[]> {
  await checkBaselines(root);
  const packages = await publicPackages();
  await refuseStrayCorrections(
    root,
    packages.map(({ folder }) => basename(folder)),
  );
  const present = await readPresent(
    root,
    packages.map(({ folder }) => folder),
  );
  return Promise.all(
    present.map(async ({ name, folder, snapshot }) => {
      const file = `specs/${basename(folder)}/corrections.yaml`;
      return {
        name,
        folders: foldersOf(root, folder),
        released: await readReleased(folder),
        present: snapshot,
        corrections: await readCorrections(root, file),
      };
    }),
  );
}

/** The folders that say what a package is, from the root. */
export function foldersOf(root: string, folder: string): string[] {
  const name = basename(folder);
  return [`specs/${name}`, `packages/${name}`].filter((path) => existsSync(join(root, path)));
}
