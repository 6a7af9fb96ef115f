import type { Comparison, Report, ReportedChange } from "../report/report.ts";

/** A report as one JSON document: `{ bump, changes }`, and `files` if several documents may be compared. */
export function reportJson({ bump, comparisons, isOfSeveral }: Report): string {
  const changes = comparisons.flatMap(({ versions: { file }, changes }) =>
    changes.map((change) => ({ ...fieldsOf(change), ...(isOfSeveral ? { document: file } : {}) })),
  );
  const files = comparisons.map((comparison) => ({
    file: comparison.versions.file,
    status: statusOf(comparison),
    bump: comparison.bump,
  }));
  return `${JSON.stringify(isOfSeveral ? { bump, changes, files } : { bump, changes }, null, 2)}\n`;
}

function fieldsOf({ source, ...fields }: ReportedChange): object {
  if (source === undefined) return fields;
  const { file, line, column } = source;
  return { ...fields, source: { file, line, column } };
}

function statusOf({ versions: { old: before, new: after }, changes }: Comparison): string {
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  return changes.length === 0 ? "unchanged" : "changed";
}
