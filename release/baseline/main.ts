// `pnpm release:baseline`, after `pnpm release`: saves the published files in each package's `released/` folder. Uses only Node
// and npm, so that the job that may push runs no third-party code. Exit code 1 if the registry has a different build.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { endWith, optionsOf } from "../../scripts/lib/process/options.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { readTarball } from "../../scripts/lib/project/read-tarball.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { drawTable } from "../../scripts/lib/text/table.ts";
import { RELEASED, readReleased } from "../gate/read/released.ts";
import { integrityOf } from "../publish/npm-registry.ts";
import { proofFile, tarballDir } from "../publish/places.ts";
import { type PackageProof, readProof } from "../publish/proof-report.ts";
import { baselineFiles, type Files, manifestOf, planOf } from "./baseline-files.ts";

optionsOf("pnpm release:baseline", {});

const report = await readProof(proofFile);
if (report === undefined) endWith("no proof was found: run `pnpm release:prove`, then `pnpm release`", 1);
const proofs = report.packages;
const packages = await publicPackages();
const rows: string[][] = [];

/** The files in the tarball of a proven package. */
function filesOf({ tarball }: PackageProof): Promise<Files> {
  return readTarball(join(tarballDir, basename(tarball)));
}

async function write(folder: string, proof: PackageProof): Promise<string> {
  const files = await filesOf(proof);
  const modules = new Map<string, Files>();
  for (const name of Object.keys(manifestOf(files).dependencies ?? {})) {
    const own = proofs.find((one) => one.name === name);
    if (own !== undefined) modules.set(name, await filesOf(own));
  }
  const home = join(folder, RELEASED);
  const baseline = baselineFiles(files, modules);
  await rm(home, { recursive: true, force: true });
  for (const [path, text] of baseline) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  // The corrections applied to the previous baseline, and the changelog lists them.
  await rm(join(root, "specs", basename(folder), "corrections.yaml"), { force: true });
  return `${baseline.size} files`;
}

// The checkout may be ahead of the release, so the proof says which versions were released.
for (const proof of proofs) {
  const { name, version, integrity } = proof;
  const folder = packages.find((one) => one.name === name)?.folder;
  if (folder === undefined) continue;
  const released = (await readReleased(folder))?.version;
  const plan = planOf({ version, integrity, there: await integrityOf(name, version), released });
  if (plan === "write") rows.push([name, version, "baseline", await write(folder, proof)]);
  else if ("keep" in plan) rows.push([name, version, "left as it is", plan.keep]);
  else {
    rows.push([name, version, "refused", plan.refuse]);
    process.exitCode = 1;
  }
}
console.log(drawTable(["package", "version", "result", "why"], rows));
