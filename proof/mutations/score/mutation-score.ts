import { drawTable } from "../../../scripts/lib/text/table.ts";
import type { Verdict } from "../try-mutation.ts";

/** What share of the mutations must be killed. */
export const FLOOR = 0.95;

/** The end of a run of mutations. */
export interface Score {
  readonly killed: number;
  readonly total: number;
  /** Reasons to fail; empty if there are none. */
  readonly problems: readonly string[];
}

/**
 * Holds verdicts against the floor and the explanations. Of a sample, explained survivors are left out of the floor: how
 * many of the few there are it picked is chance. `every` names all mutations that there are, tried or not.
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
    if (end === "survived" && reason === undefined) return [`${name}: survived, and nothing explains it`];
    if (end === "killed" && reason !== undefined) return [`${name}: was killed, so it needs no explanation any more`];
    return [];
  });
  const gone = every === undefined ? [] : Object.keys(explained).filter((name) => !every.includes(name));
  problems.push(...gone.map((name) => `${name}: is explained, and is no mutation any more`));
  const isExcused = ({ name, end }: Verdict): boolean =>
    !full && end === "survived" && Boolean(explained[name]?.trim());
  const counted = verdicts.filter((verdict) => !isExcused(verdict)).length;
  if (total === 0) problems.push("no mutation was tried");
  else if (killed < FLOOR * counted) problems.push(`${killed} of ${counted} is below ${FLOOR * 100} %`);
  return { killed, total, problems };
}

/** Killed and tried, by spec and by what was changed. */
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
