import { byOperation } from "../judge/groups.ts";
import { type JudgedChange, placeOf } from "../judge/judge.ts";
import { passes, type Verdict } from "../judge/verdict.ts";
import { asSentence, whatOf } from "../wording.ts";

/** The gate's report about all packages. */
export function report(verdicts: readonly Verdict[]): string {
  const parts = verdicts.map(aboutPackage);
  const low = verdicts.filter((verdict) => !passes(verdict));
  if (low.length > 0) {
    const names = low.map(({ name, required }) => `${name} (${required})`).join(", ");
    parts.push(
      `Too low for what changed: ${names}.\nUndo the change, or run \`pnpm changeset:fix\`: it writes the changesets.`,
    );
  }
  return parts.join("\n\n");
}

function aboutPackage(verdict: Verdict): string {
  const { name, released, required, granted, changes } = verdict;
  if (released === undefined) return `ok    ${name}: no baseline yet, its first release sets it`;
  const isEnough = passes(verdict);
  const by = granted.bump === "none" ? "" : ` by ${granted.by}`;
  const head = `${isEnough ? "ok  " : "LOW "}  ${name}: since ${released} needs ${required}, granted ${granted.bump}${by}`;
  return [head, ...disagreement(verdict), ...(changes.length === 0 ? [] : aboutChanges(changes))].join("\n");
}

/** The spec and the types show the same API from two sides, so a difference between their judges is worth reading. */
function disagreement({ opinions }: Verdict): string[] {
  const [spec, types] = [opinions.get("spec"), opinions.get("types")];
  if ((spec === undefined && types === undefined) || spec === types) return [];
  const say = (bump: string | undefined): string => bump ?? "nothing";
  return [`      the spec judge requires ${say(spec)}, the TypeScript judge ${say(types)}: the larger counts`];
}

function aboutChanges(changes: readonly JudgedChange[]): string[] {
  return byOperation(changes).flatMap(({ operation, changes: found }) => [
    `      ${operation ?? "the package as a whole"}`,
    ...found.flatMap((change) => {
      const { bump, judge, why, correction } = change;
      return [
        `        ${bump.padEnd(5)}  ${whatOf(change)}`,
        `               ${asSentence(why)} [${judge}, ${nameOf(change)}]`,
        ...(correction === undefined
          ? []
          : [`               Correction of the spec: ${correction.reason} (approved by ${correction.approvedBy})`]),
      ];
    }),
  ]);
}

/** The name of a change, in the words that a correction uses for it. */
function nameOf(change: JudgedChange): string {
  const { id, detail } = change;
  if (id === undefined) return placeOf(change);
  return `id: ${id}, where: ${placeOf(change)}${detail === undefined ? "" : `, detail: ${JSON.stringify(detail)}`}`;
}
