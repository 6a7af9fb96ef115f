import { join } from "node:path";
import { complaintOf, npm } from "../../../scripts/lib/process/npm.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import { bench } from "./folders.ts";
import { readVersion } from "./versions.ts";

/** Installs the published clients as the lock file of `proof/bench` pins them, unless those versions are installed. */
export async function install(): Promise<void> {
  if (await isInstalled()) return;
  console.error("Installing the published clients into proof/bench/node_modules …");
  // No client needs its install scripts.
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const end = await npm(args, { cwd: bench });
  if (end.code !== 0) throw new Error(`the published clients could not be installed: ${complaintOf(end)}`);
}

async function isInstalled(): Promise<boolean> {
  const wanted = await readJson<Record<"dependencies", Record<string, string>>>(join(bench, "package.json"));
  const found = await Promise.all(
    Object.entries(wanted.dependencies).map(
      async ([name, version]) => (await readVersion(join(bench, "node_modules", name, "package.json"))) === version,
    ),
  );
  return found.every(Boolean);
}
