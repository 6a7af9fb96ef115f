import { join } from "node:path";
import type { PublicPackage } from "../../scripts/lib/project/published-packages.ts";

/** pnpm's arguments to write a bill of materials for each package, with production dependencies only. */
export function sbomArguments(packages: readonly Pick<PublicPackage, "name">[], folder: string): string[] {
  const filters = packages.map(({ name }) => `--filter=${name}`);
  return [
    ...filters,
    "sbom",
    "--sbom-format",
    "cyclonedx",
    "--prod",
    "--split",
    "--out",
    join(folder, "%s-%v.cdx.json"),
  ];
}
