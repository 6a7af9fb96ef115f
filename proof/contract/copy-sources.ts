import { cp, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { packageDir } from "../../scripts/lib/project/workspace.ts";

/** Copies what is built of a package: its sources without tests and their helpers. Replaces an earlier copy. */
export async function copySources(name: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  await cp(join(packageDir(name), "src"), folder, {
    recursive: true,
    filter: (path) => !/\.test(-d)?\.ts$|test-support/.test(path),
  });
}
