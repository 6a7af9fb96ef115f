import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { complaintOf, npm } from "../../scripts/lib/process/npm.ts";

/** The folder of the site. */
export const site: string = join(import.meta.dirname, "..");

const stamp = join(site, "node_modules/.installed");

/** Installs the site's own packages as its lock file pins them, without install scripts, unless exactly these are installed. */
export async function install(): Promise<void> {
  const lock = createHash("sha256")
    .update(await readFile(join(site, "package-lock.json")))
    .digest("hex");
  if ((await readFile(stamp, "utf8").catch(() => "")) === lock) return;
  console.error("Installing the site's packages into site/node_modules …");
  const end = await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: site });
  if (end.code !== 0) throw new Error(`the site's packages could not be installed: ${complaintOf(end)}`);
  await writeFile(stamp, lock);
}
