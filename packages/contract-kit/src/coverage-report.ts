import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CoverageItem, coverageOf, strays } from "./coverage.js";
import type { Stage } from "./stage.js";

/** What a suite showed of one spec, as `pnpm contract` reads it. */
export interface CoverageReport {
  readonly spec: string;
  readonly items: readonly CoverageItem[];
  /** What was sent that the spec does not have. */
  readonly strays: readonly string[];
}

/** The variable that names the folder for reports. */
export const COVERAGE_FOLDER = "CONTRACT_COVERAGE_FOLDER";

/** Writes what was shown of a spec for whoever collects it; does nothing unless somebody does. */
export async function reportCoverage(spec: string, { operations, fetch }: Stage): Promise<void> {
  const folder = process.env[COVERAGE_FOLDER];
  if (folder === undefined) return;
  const { exchanges } = fetch;
  const report: CoverageReport = {
    spec,
    items: coverageOf(operations, exchanges),
    strays: strays(operations, exchanges),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${spec}.json`), JSON.stringify(report));
}
