// `pnpm release`: publishes every proven version that the registry lacks, dependencies first. Uses only Node and npm, so that
// the job that may publish runs no third-party code. Exit code 1 if anything was held back or failed.

import { join } from "node:path";
import { headCommit } from "../../scripts/lib/process/git-state.ts";
import { optionsOf } from "../../scripts/lib/process/options.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { drawTable } from "../../scripts/lib/text/table.ts";
import { npmRegistry, type PackedCandidate } from "./npm-registry.ts";
import { proofFile, tarballDir } from "./places.ts";
import { objectionTo, readProof } from "./proof-report.ts";
import { isComplete, publishAll } from "./publish-all.ts";
import { integrityOfFile, tarballName } from "./tarballs.ts";

optionsOf("pnpm release", {});

const registry = await npmRegistry();
const report = await readProof(proofFile);
const head = await headCommit();
const candidates = await Promise.all(
  (await publicPackages()).map(async (one): Promise<PackedCandidate> => {
    const tarball = join(tarballDir, tarballName(one));
    const integrity = await integrityOfFile(tarball);
    const manifest = await readJson<{ repository?: unknown }>(join(one.folder, "package.json"));
    const objection = objectionTo(report, { ...one, integrity, head, isRehearsal: registry.isLocal(one.name) });
    return { ...one, tarball, integrity, objection, namesRepository: manifest.repository !== undefined };
  }),
);
const outcomes = await publishAll(candidates, registry);

console.log(
  drawTable(
    ["package", "version", "result", "why"],
    outcomes.map(({ name, version, result, why }) => [name, version, result, why]),
  ),
);
for (const candidate of candidates) {
  const reason = registry.withoutProvenance(candidate);
  const wasPublished = outcomes.some(({ name, result }) => name === candidate.name && result === "published");
  if (wasPublished && reason !== undefined) console.log(`${candidate.name} has no provenance: ${reason}.`);
}
if (!isComplete(outcomes)) console.log("\nNot everything is published. Fix the cause and run this again: it resumes.");
process.exitCode = isComplete(outcomes) ? 0 : 1;
