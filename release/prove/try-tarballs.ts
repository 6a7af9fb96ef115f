import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gitState } from "../../scripts/lib/process/git-state.ts";
import { build } from "../../scripts/lib/process/run.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { drawTable } from "../../scripts/lib/text/table.ts";
import { proofFile, releaseDir } from "../publish/places.ts";
import { isProven, type PackageProof, type ProofReport } from "../publish/proof-report.ts";
import { packAll } from "../publish/tarballs.ts";
import { runContract } from "./contract-run.ts";
import { emptyProject, optionalPeers } from "./empty-project.ts";
import { prove } from "./proof-steps.ts";

/**
 * Builds and packs the packages, installs the tarballs in an empty project, and uses them as users will. Leaves the
 * tarballs and the report for `pnpm release`.
 *
 * @param isSmoke - Leaves out the contract tests; such a proof is only enough for a registry on loopback.
 * @returns the exit code: 1 if a package is not proven
 */
export async function tryTarballs(isSmoke: boolean): Promise<number> {
  // An older report must not outlive a proof that could not be finished.
  await rm(proofFile, { force: true });
  const packages = await publicPackages();
  const before = await gitState();
  // Remove dist first, because files whose source no longer exists would be packed too. Turbo's cache may contain such files.
  for (const { folder } of packages) await rm(join(folder, "dist"), { recursive: true, force: true });
  await build("anew");
  await mkdir(releaseDir, { recursive: true });
  const all = await packAll(packages);
  const peers = await Promise.all(packages.map(({ folder }) => optionalPeers(folder)));
  const project = await emptyProject([...all.map(({ tarball }) => tarball), ...peers.flat()]);
  const proofs: PackageProof[] = [];
  try {
    const contracts = isSmoke ? undefined : await runContract(project, all);
    for (const packed of all) {
      const { name, version, tarball, integrity } = packed;
      const steps = await prove({ packed, all, project, contracts });
      proofs.push({ name, version, tarball: basename(tarball), integrity, steps });
    }
  } finally {
    await rm(project, { recursive: true });
  }
  const after = await gitState();
  const isDirty = before.isDirty || after.isDirty || before.commit !== after.commit;
  const report: ProofReport = { commit: before.commit, isDirty, node: process.version, isSmoke, packages: proofs };
  await writeFile(proofFile, `${JSON.stringify(report, null, 2)}\n`);
  print(report);
  return proofs.every(isProven) ? 0 : 1;
}

function print({ packages, isDirty }: ProofReport): void {
  const rows = packages.flatMap(({ name, version, steps }) =>
    steps.map(({ name: step, passed, detail }) => [
      `${name} ${version}`,
      step,
      passed ? "ok" : "FAILED",
      detail.split("\n")[0] ?? "",
    ]),
  );
  console.log(drawTable(["package", "tried on the tarball", "", "detail"], rows));
  for (const { name, steps } of packages) {
    for (const step of steps.filter(({ passed }) => !passed)) {
      console.log(`\n--- ${name}: ${step.name}\n${step.detail}`);
    }
  }
  if (isDirty) console.log("\nThere are uncommitted changes, so this proof is only enough for a registry on loopback.");
}
