import { closestTo } from "../corrections/closest.ts";
import { whyUnknown } from "../corrections/entries.ts";
import { REPORTED_IDS } from "../corrections/ignore-file.ts";
import type { Bump } from "../index.ts";
import { type Comparison, withChanges } from "./report.ts";

/** Bumps by the id of the change, in place of those of the judge. */
export type Severities = ReadonlyMap<string, Bump>;

const BUMPS: readonly Bump[] = ["none", "patch", "minor", "major"];

/** Reads `ID=BUMP` texts. Throws if an id or a bump is unknown, or if two texts disagree. */
export function parseSeverities(texts: readonly string[]): Severities {
  const severities = new Map<string, Bump>();
  for (const text of texts) {
    const [id = "", bump, ...more] = text.split("=").map((part) => part.trim());
    if (bump === undefined || more.length > 0) {
      throw new Error(`--severity ${text}: write ID=BUMP, as in response-enum-value-added=minor`);
    }
    if (!REPORTED_IDS.includes(id)) throw new Error(`--severity ${text}: ${whyUnknown(id, REPORTED_IDS, "a change")}`);
    if (!isBump(bump)) {
      const closest = closestTo(bump, BUMPS, 2);
      const hint = closest === undefined ? "" : `; the closest is ${closest}`;
      throw new Error(`--severity ${text}: the bump must be none, patch, minor or major${hint}`);
    }
    const earlier = severities.get(id);
    if (earlier !== undefined && earlier !== bump) {
      throw new Error(`--severity ${text}: an earlier --severity says ${id}=${earlier}`);
    }
    severities.set(id, bump);
  }
  return severities;
}

/** Gives the changes of a comparison the bumps of their ids. */
export function applySeverities(comparison: Comparison, severities: Severities): Comparison {
  if (severities.size === 0) return comparison;
  const changes = comparison.changes.map((change) => {
    const bump = severities.get(change.id);
    if (bump === undefined || bump === change.bump) return change;
    return { ...change, bump, adjusted: { from: change.bump, by: "severity" as const } };
  });
  return withChanges(comparison, changes);
}

function isBump(text: string): text is Bump {
  return (BUMPS as readonly string[]).includes(text);
}
