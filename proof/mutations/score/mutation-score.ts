import { drawTable } from "../../../scripts/lib/text/table.ts";
import type { Verdict } from "../try-mutation.ts";

/** The share of the mutations that must be killed. */
const FLOOR = 0.95;

/** The result of a run of mutations. */
export interface Score {
  readonly killed: number;
  readonly total: number;
  /** Reasons to fail; empty if there are none. */
  readonly problems: readonly string[];
}

/**
 * Compares verdicts with the floor and with the explained survivors. In a sample, explained survivors do not count towards
 * the floor, because the number of them in a sample is random.
 *
 * @param options.every the names of all mutations that exist, tried or not
 */
export function scoreOf(
  verdicts: readonly Verdict[],
  explained: Readonly<Record<string, string>>,
  { full = false, every }: { readonly full?: boolean; readonly every?: readonly string[] } = {},
): Score {
  const killed = verdicts.filter(({ end }) => end === "killed").length;
  const total = verdicts.length;
  const problems = verdicts.flatMap(({ name, end, by }) => {
    if (end === "broken") return [`${name}: no test ran: ${by}`];
    const reason = explained[name]?.trim() || undefined;
    if (end === "survived" && reason === undefined) return [`${name}: survived without an explanation`];
    if (end === "killed" && reason !== undefined) return [`${name}: was killed, so its explanation must go`];
    return [];
  });
  const gone = every === undefined ? [] : Object.keys(explained).filter((name) => !every.includes(name));
  problems.push(...gone.map((name) => `${name}: is explained but no longer exists`));
  const isExcused = ({ name, end }: Verdict): boolean =>
    !full && end === "survived" && Boolean(explained[name]?.trim());
  const counted = verdicts.filter((verdict) => !isExcused(verdict)).length;
  if (total === 0) problems.push("no mutation was tried");
  else if (killed < FLOOR * counted) problems.push(`${killed} of ${counted} is below ${FLOOR * 100} %`);
  return { killed, total, problems };
}

/** A table of how many mutations were killed, by spec and by what was changed. */
export function scoreTable(verdicts: readonly Verdict[]): string {
  const rows = new Map<string, readonly [killed: number, total: number]>();
  for (const { spec, kind, end } of verdicts) {
    const name = `${spec} ${kind === "spec" ? "spec, served to the client" : "client, against the spec"}`;
    const [killed, total] = rows.get(name) ?? [0, 0];
    rows.set(name, [killed + (end === "killed" ? 1 : 0), total + 1]);
  }
  const cells = [...rows].map(([name, [killed, total]]) => [name, `${killed} of ${total}`]);
  return drawTable(["changed", "killed"], cells, ["left", "right"]);
}
