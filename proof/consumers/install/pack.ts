import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../scripts/lib/process/run.ts";
import { publicFolders } from "../../../scripts/lib/project/published-packages.ts";
import { packageDir } from "../../../scripts/lib/project/workspace.ts";
import { cache } from "./project.ts";

/** Path of a package's tarball. The projects refer to it by this name. */
export function tarballOf(name: string): string {
  return join(cache, "tarballs", `${name}.tgz`);
}

/** Packs the packages as they would be published: pnpm replaces versions that only the workspace knows. */
export async function packAll(): Promise<void> {
  const folder = join(cache, "tarballs");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of await publicFolders()) {
    const args = ["pack", "--pack-destination", folder];
    const { code, text } = await run("pnpm", args, {
      cwd: packageDir(name),
      timeout: 60_000,
      output: "keep",
      ownGroup: true,
    });
    const made = (await readdir(folder)).find((file) => file.startsWith(`invitation-clients-${name}-`));
    if (code !== 0 || made === undefined) throw new Error(`${name} cannot be packed: ${text.trim()}`);
    await rename(join(folder, made), tarballOf(name));
  }
}
