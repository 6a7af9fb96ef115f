import type { Change } from "@invitation-clients/openapi-semver";
import type { Correction } from "../corrections/correction.ts";
import { manifestChanges } from "../read/manifest-changes.ts";
import type { PackageTypes, Snapshot } from "../read/snapshot.ts";
import type { ChangeId } from "./change-ids.ts";

/** The judge that found a change. */
export type JudgeName = "spec" | "types" | "package.json" | "code";

/** A change with its stable name. */
export interface NamedChange extends Change {
  readonly id: ChangeId;
}

/** A change and the judge that found it. */
export interface JudgedChange extends Change {
  readonly judge: JudgeName;
  /** Its stable name; package.json and code have none, because no correction can name their changes. */
  readonly id?: ChangeId;
  /** The spec it is in, if there are several. */
  readonly spec?: string;
  /** The correction that lowered its bump. */
  readonly correction?: Correction;
}

/** The judges that compare two releases. Tests pass their own. */
export interface Judges {
  specs(oldFile: string, newFile: string): Promise<{ readonly changes: readonly NamedChange[] }>;
  types(old: PackageTypes, now: PackageTypes): readonly NamedChange[];
}

/** Everything that changed in a package between two releases. */
export async function judge(old: Snapshot, now: Snapshot, judges: Judges): Promise<JudgedChange[]> {
  const changes = [
    ...(await specChanges(old, now, judges)),
    ...judges.types(old.types, now.types).map((change) => ({ ...change, judge: "types" as const })),
    ...manifestChanges(old.facts, now.facts).map((change) => ({ ...change, judge: "package.json" as const })),
  ];
  return [...changes, ...codeChanges(old, now)].filter(({ bump }) => bump !== "none");
}

async function specChanges(old: Snapshot, now: Snapshot, judges: Judges): Promise<JudgedChange[]> {
  const names = [...new Set([...old.specs.keys(), ...now.specs.keys()])].sort();
  const found: JudgedChange[] = [];
  for (const name of names) {
    const [before, after] = [old.specs.get(name), now.specs.get(name)];
    const about = { judge: "spec", ...(names.length > 1 && { spec: name }) } as const;
    if (before !== undefined && after !== undefined) {
      const { changes } = await judges.specs(before, after);
      found.push(...changes.map((change) => ({ ...change, ...about })));
    } else {
      const isGone = after === undefined;
      found.push({
        ...about,
        id: isGone ? "spec-removed" : "spec-added",
        bump: isGone ? "major" : "minor",
        where: name,
        operationId: null,
        what: isGone ? `The spec ${name} was removed.` : `The spec ${name} is new.`,
        why: isGone ? "Its callers cannot update." : "Nobody calls it yet.",
      });
    }
  }
  return found;
}

/** Changed code requires a release, even if nothing else changed. */
function codeChanges(old: Snapshot, now: Snapshot): JudgedChange[] {
  const paths = [...new Set([...old.code.keys(), ...now.code.keys()])].sort();
  const changed = paths.filter((path) => old.code.get(path) !== now.code.get(path));
  if (changed.length === 0) return [];
  const sources = changed.map((path) => `dist/${path}`);
  const shown = sources.slice(0, 6).join(", ") + (sources.length > 6 ? ` and ${sources.length - 6} more` : "");
  return [
    {
      judge: "code",
      bump: "patch",
      where: sources[0] ?? "",
      operationId: null,
      what: `The code changed: ${shown}.`,
      why: "The published package would differ from its source.",
    },
  ];
}

/** The place of a change, as reports and corrections write it. */
export function placeOf({ spec, where }: Pick<JudgedChange, "spec" | "where">): string {
  const place = where === "" ? "/" : where;
  return spec === undefined || spec === where ? place : `${spec} ${place}`;
}
