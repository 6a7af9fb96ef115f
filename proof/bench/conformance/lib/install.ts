import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { complaintOf, npm } from "../../../../scripts/lib/process/npm.ts";
import { bench } from "./folders.ts";
import { readVersion } from "./versions.ts";

/** Installs the published clients by the lock file of `bench`, unless they are there in the versions it wants. */
export async function install(): Promise<void> {
  if (await isInstalled()) return;
  console.error("Installing the published clients into bench/node_modules …");
  // Without install scripts: none of the clients needs one.
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const end = await npm(args, { cwd: bench });
  if (end.code !== 0) throw new Error(`the published clients could not be installed: ${complaintOf(end)}`);
}

async function isInstalled(): Promise<boolean> {
  const wanted = JSON.parse(await readFile(join(bench, "package.json"), "utf8")) as Record<
    "dependencies",
    Record<string, string>
  >;
  const found = await Promise.all(
    Object.entries(wanted.dependencies).map(
      async ([name, version]) => (await readVersion(join(bench, "node_modules", name, "package.json"))) === version,
    ),
  );
  return found.every(Boolean);
}
