import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageDir } from "../../scripts/lib/project/workspace.ts";

/** A change of one place in our source. */
export interface SourceChange {
  /** Path below `packages/`. */
  readonly file: string;
  /** A text that the file contains exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** A copy of a package in which one text is changed. */
export interface MutatedCopy {
  /** Folder name of the package in `packages/`. */
  readonly name: string;
  readonly folder: string;
  /** For Vite: makes importers of the package get the copy. */
  readonly alias: Readonly<Record<string, string>>;
}

/**
 * Copies the package of a change to a folder, and makes the change there.
 *
 * @throws Error unless the file contains the text exactly once
 */
export async function mutatedCopy({ file, find, replace }: SourceChange, into: string): Promise<MutatedCopy> {
  const [name = ""] = file.split("/");
  const folder = join(into, "packages", name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(packageDir(name), "src"), join(folder, "src"), { recursive: true });
  await cp(join(packageDir(name), "package.json"), join(folder, "package.json"));
  await symlink(join(packageDir(name), "node_modules"), join(folder, "node_modules"));
  const changed = join(folder, file.slice(name.length + 1));
  const text = await readFile(changed, "utf8");
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} contains the text ${times} times instead of once`);
  await writeFile(
    changed,
    text.replace(find, () => replace),
  );
  return { name, folder, alias: { [`@invitation-clients/${name}`]: join(folder, "src/index.ts") } };
}
