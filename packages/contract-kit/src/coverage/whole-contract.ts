import type { DocumentedOperation } from "../spec/contract.js";
import { coverageGaps, coverageOf, coverageSummary } from "./coverage.js";
import { COVERAGE_EXCEPTIONS } from "./coverage-exceptions.js";
import { reportCoverage } from "./coverage-report.js";
import type { Stage } from "../server/stage.js";

/** How a suite ends: what it showed of its spec, and what it left out. */
export interface WholeContract {
  /** How much was covered, in one line. */
  readonly summary: string;
  /** Empty when the contract is covered, but for its exceptions. */
  readonly gaps: readonly string[];
}

/** Looks back on everything a stage has seen, and reports it to whoever collects it. */
export async function wholeContract(spec: string, stage: Stage): Promise<WholeContract> {
  await reportCoverage(spec, stage);
  const { operations, fetch } = stage;
  return {
    summary: coverageSummary(coverageOf(operations, fetch.exchanges)),
    gaps: coverageGaps(operations, fetch.exchanges, COVERAGE_EXCEPTIONS[spec]),
  };
}

/** The gaps there would be if the spec had one more operation: proof that a new one cannot go unnoticed. */
export function gapsWithAdded(
  { operations, fetch }: Pick<Stage, "operations" | "fetch">,
  { operationId, path }: Pick<DocumentedOperation, "operationId" | "path">,
): string[] {
  const nothing = { query: [], answers: [], requestExamples: [], requestSchema: undefined };
  return coverageGaps([...operations, { operationId, method: "GET", path, ...nothing }], fetch.exchanges);
}
