import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CoverageItem, coverageOf, strays } from "./coverage.js";
import type { RawStage } from "../server/raw-stage.js";
import type { Stage } from "../server/stage.js";

/** What a suite showed of one spec, as `pnpm contract` reads it. */
export interface CoverageReport {
  readonly spec: string;
  readonly items: readonly CoverageItem[];
  /** What was sent that the spec does not have. */
  readonly strays: readonly string[];
  /** What the suite itself says that it cannot show, by kind and name, with the reason. */
  readonly exceptions?: Readonly<Record<string, string>>;
}

/** The variable that names the folder for reports. */
export const COVERAGE_FOLDER = "CONTRACT_COVERAGE_FOLDER";

/** Writes what was shown of a spec for whoever collects it; does nothing unless somebody does. */
export async function reportCoverage(spec: string, { operations, fetch }: Stage): Promise<void> {
  const { exchanges } = fetch;
  await write({ spec, items: coverageOf(operations, exchanges), strays: strays(operations, exchanges) });
}

/**
 * The same for a suite that calls each operation of a spec once by the raw api: that each was called is the whole floor,
 * but for those that no client can call.
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
