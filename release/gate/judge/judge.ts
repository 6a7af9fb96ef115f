import type { Change } from "@invitation-clients/openapi-semver";
import { manifestChanges } from "../read/manifest-changes.ts";
import type { PackageTypes, Snapshot } from "../read/snapshot.ts";
import type { Correction } from "./corrections.ts";

/** Who found a change. */
export type JudgeName = "spec" | "types" | "package.json" | "code";

/** A change with who found it. */
export interface JudgedChange extends Change {
  readonly judge: JudgeName;
  /** Which of several specs it is in. */
  readonly spec?: string;
  /** What lowered its bump. */
  readonly correction?: Correction;
}

/** What compares two releases. Tests give their own. */
export interface Judges {
  specs(oldFile: string, newFile: string): Promise<{ readonly changes: readonly Change[] }>;
  types(old: PackageTypes, now: PackageTypes): readonly Change[];
}

/** Everything that changed in a package between two times, by whoever found it. */
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
        bump: isGone ? "major" : "minor",
        where: name,
        operationId: null,
        what: isGone ? `The spec ${name} is gone.` : `The spec ${name} is new.`,
        why: isGone ? `Dropping ${name} is major: whoever calls it cannot update.` : "Nothing called it yet.",
      });
    }
  }
  return found;
}

/** That code changed is worth a version of its own, whatever else did. */
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
      why: "What is published would not be what was released.",
    },
  ];
}
