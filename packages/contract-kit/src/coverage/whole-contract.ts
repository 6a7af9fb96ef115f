import type { Stage } from "../server/stage.js";
import type { DocumentedOperation } from "../spec/contract.js";
import { coverageGaps, coverageOf, coverageSummary } from "./coverage.js";
import { COVERAGE_EXCEPTIONS } from "./coverage-exceptions.js";
import { reportCoverage } from "./coverage-report.js";

/** The parts of a spec that a suite covered, and those that it did not cover. */
export interface WholeContract {
  /** How many items of each kind were covered, in one line. */
  readonly summary: string;
  /** The items that are not covered, without the exceptions. */
  readonly gaps: readonly string[];
}

/** Summarizes all exchanges of a stage, and writes the report for `pnpm contract`. */
export async function wholeContract(spec: string, stage: Stage): Promise<WholeContract> {
  await reportCoverage(spec, stage);
  const { operations, fetch } = stage;
  return {
    summary: coverageSummary(coverageOf(operations, fetch.exchanges)),
    gaps: coverageGaps(operations, fetch.exchanges, COVERAGE_EXCEPTIONS[spec]),
  };
}

/** The gaps that are reported if the spec has one more operation. They prove that a suite cannot miss a new operation. */
export function gapsWithAdded(
  { operations, fetch }: Pick<Stage, "operations" | "fetch">,
  { operationId, path }: Pick<DocumentedOperation, "operationId" | "path">,
): string[] {
  const nothing = { query: [], answers: [], requestExamples: [], requestSchema: undefined };
  return coverageGaps([...operations, { operationId, method: "GET", path, ...nothing }], fetch.exchanges);
}
