// `pnpm release:sbom`: writes a bill of materials for each published package, beside the tarballs of the release.

import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { optionsOf } from "../../scripts/lib/process/options.ts";
import { run } from "../../scripts/lib/process/run.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { releaseDir } from "../publish/places.ts";
import { sbomArguments } from "./sbom-arguments.ts";

optionsOf("pnpm release:sbom", {});

const folder = join(releaseDir, "sbom");
// A bill of an older version must not be uploaded with the release.
await rm(folder, { recursive: true, force: true });
const packages = await publicPackages();
const { code } = await run("pnpm", sbomArguments(packages, folder));
const made = await readdir(folder).catch(() => []);
if (made.length !== packages.length) console.error(`${made.length} bills of materials for ${packages.length} packages`);
process.exitCode = code === 0 && made.length === packages.length ? 0 : 1;
