import type { Bump, Row } from "@invitation-clients/openapi-semver";
import type { Judged } from "./judge-change.ts";
import { allowedBy, type HistoryChange } from "./list.ts";

const MOST_ROWS = 8;

/** The verdict on a change beside its real diff, and what reading the diff says. */
export function describe(change: HistoryChange, judged: Judged, isFull: boolean): string {
  const { verdict, millis, lines, hunks, stat } = judged;
  const allowed = allowedBy(change);
  const isRight = allowed.includes(verdict.bump);
  const count = (bump: Bump): number => verdict.rows.filter((row) => row.change.bump === bump).length;
  const counts = (["major", "minor", "patch"] as const).map((bump) => `${count(bump)} ${bump}`).join(", ");
  const shown = isFull ? verdict.rows : verdict.rows.slice(0, MOST_ROWS);
  const hidden = verdict.rows.length - shown.length;
  return [
    `${isRight ? "✔" : "✘"} ${change.path} ${change.old.slice(0, 10)}..${change.new.slice(0, 10)} (${change.date})`,
    `  verdict  ${verdict.bump}: ${counts}; ${(millis / 1000).toFixed(1)} s of processor time`,
    `  diff     ${stat}; ${hunks.length} hunks, the largest of ${Math.max(0, ...hunks)} lines (+${lines[0]} −${lines[1]})`,
    `  reading  ${allowed.join(" or ")}: ${change.why}`,
    ...shown.map((row) => `    ${rowText(row)}`),
    ...(hidden > 0 ? [`    and ${hidden} more`] : []),
  ].join("\n");
}

function rowText({ change, operations }: Row): string {
  const [first, ...more] = operations;
  const where = `${first ?? "(all)"}${more.length > 0 ? ` and ${more.length} more` : ""}`;
  return `${change.bump.padEnd(5)} ${change.id}, ${where}: ${change.what}`;
}
