import type { CoverageReport } from "@invitation-clients/contract-kit";

type Exceptions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Why coverage is below its floor of 100 %. An exception counts only if it has a reason and is still needed. */
export function coverageProblems(
  reports: readonly CoverageReport[],
  specs: readonly string[],
  exceptions: Exceptions,
): string[] {
  const withoutReport = specs.filter((name) => !reports.some(({ spec }) => spec === name));
  return [
    ...withoutReport.map((name) => `${name}: its tests reported no coverage`),
    ...reports.flatMap((report) => problemsOf(report, exceptions[report.spec] ?? report.exceptions ?? {})),
  ];
}

function problemsOf({ spec, items, strays }: CoverageReport, exceptions: Readonly<Record<string, string>>): string[] {
  const missing = new Set(items.filter(({ covered }) => !covered).map(({ kind, name }) => `${kind} ${name}`));
  return [
    ...(items.length === 0 ? [`${spec}: its report is empty`] : []),
    ...[...missing].filter((name) => !Object.hasOwn(exceptions, name)).map((name) => `${spec}: ${name} is not covered`),
    ...Object.entries(exceptions)
      .filter(([, reason]) => reason.trim() === "")
      .map(([name]) => `${spec}: the exception "${name}" has no reason`),
    ...Object.keys(exceptions)
      .filter((name) => !missing.has(name))
      .map((name) => `${spec}: the exception "${name}" is not needed`),
    ...strays.map((stray) => `${spec}: ${stray}`),
  ];
}
