// `pnpm release:prove`: builds and packs the packages, installs the tarballs in an empty project, and tries on them what
// users will do. Leaves the tarballs and the report for `pnpm release`. Exit code 1 if a package is not proven.
// `--smoke` leaves out the contract tests, and then only a registry on loopback is published to.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { drawTable } from "../demo/table.ts";
import { build, run } from "../lib/run.ts";
import { runContract } from "./contract-run.ts";
import { emptyProject } from "./empty-project.ts";
import { publicPackages } from "./packages.ts";
import { proofFile, releaseDir } from "./places.ts";
import { isProven, type PackageProof, type ProofReport } from "./proof-report.ts";
import { prove } from "./proof-steps.ts";
import { packAll } from "./tarballs.ts";

const isSmoke = process.argv.includes("--smoke");
// An older report must not outlive a proof that could not be finished.
await rm(proofFile, { force: true });
await build();
await mkdir(releaseDir, { recursive: true });
const all = await packAll(await publicPackages());
const project = await emptyProject(all.map(({ tarball }) => tarball));
const proofs: PackageProof[] = [];
try {
  const contracts = isSmoke ? undefined : await runContract(project, all);
  for (const packed of all) {
    const { name, version, tarball, integrity } = packed;
    const file = tarball.slice(tarball.lastIndexOf("/") + 1);
    proofs.push({ name, version, tarball: file, integrity, steps: await prove({ packed, all, project, contracts }) });
  }
} finally {
  await rm(project, { recursive: true });
}
const commit = (await run("git", ["rev-parse", "HEAD"], { output: "keep" })).text.trim();
const report: ProofReport = { commit, node: process.version, isSmoke, packages: proofs };
await writeFile(proofFile, `${JSON.stringify(report, null, 2)}\n`);

const rows = proofs.flatMap(({ name, version, steps }) =>
  steps.map((step) => [
    `${name} ${version}`,
    step.name,
    step.passed ? "ok" : "FAILED",
    step.detail.split("\n")[0] ?? "",
  ]),
);
console.log(drawTable(["package", "tried on the tarball", "", "detail"], rows));
for (const { name, steps } of proofs) {
  for (const step of steps.filter(({ passed }) => !passed)) console.log(`\n--- ${name}: ${step.name}\n${step.detail}`);
}
process.exitCode = proofs.every(isProven) ? 0 : 1;
