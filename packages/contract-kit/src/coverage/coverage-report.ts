import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RawStage } from "../server/raw-stage.js";
import type { Stage } from "../server/stage.js";
import { type CoverageItem, coverageOf, strays } from "./coverage.js";

/** The part of a spec that a suite covered. `pnpm contract` reads these reports. */
export interface CoverageReport {
  readonly spec: string;
  readonly items: readonly CoverageItem[];
  /** Requests and query parameters that the spec does not have. */
  readonly strays: readonly string[];
  /** Items that the suite itself cannot cover, by kind and name, each with the reason. */
  readonly exceptions?: Readonly<Record<string, string>>;
}

/** The environment variable that names the folder for reports. */
export const COVERAGE_FOLDER = "CONTRACT_COVERAGE_FOLDER";

/** Writes a report of what was covered. Does nothing unless `CONTRACT_COVERAGE_FOLDER` is set. */
export async function reportCoverage(spec: string, { operations, fetch }: Stage): Promise<void> {
  const { exchanges } = fetch;
  await write({ spec, items: coverageOf(operations, exchanges), strays: strays(operations, exchanges) });
}

/**
 * The same for a suite that calls each operation once through the raw api. Such a suite must call every operation, except
 * those that no client can call.
 */
export async function reportOperations(spec: string, { operations, fetch, uncallable }: RawStage): Promise<void> {
  const { exchanges } = fetch;
  const items = coverageOf(operations, exchanges).filter(({ kind }) => kind === "operation");
  const reasons = Object.entries(uncallable).map(([name, reason]) => [`operation ${name}`, reason]);
  await write({ spec, items, strays: strays(operations, exchanges), exceptions: Object.fromEntries(reasons) });
}

async function write(report: CoverageReport): Promise<void> {
  const folder = process.env[COVERAGE_FOLDER];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${report.spec}.json`), JSON.stringify(report));
}
