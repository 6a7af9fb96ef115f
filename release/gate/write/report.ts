import { type JudgedChange, placeOf } from "../judge/judge.ts";
import { byOperations, type Operation, type Row, rowsIn } from "../judge/rows.ts";
import { passes, type Verdict } from "../judge/verdict.ts";
import { asSentence, whatOf } from "../wording.ts";

/**
 * The gate's report about all packages.
 *
 * @param against - The commit that they were compared with, as it was named. @default their last releases
 */
export function report(verdicts: readonly Verdict[], against?: string): string {
  const parts = verdicts.map(aboutPackage);
  const low = verdicts.filter((verdict) => !passes(verdict));
  if (low.length > 0) {
    const names = low.map(({ name, required }) => `${name} (needs ${required})`).join(", ");
    const fix = `pnpm changeset:fix${against === undefined ? "" : ` --against ${against}`}`;
    parts.push(
      `Too low for what changed: ${names}.\nNext: \`${fix}\` writes the missing changesets into .changeset. Or undo the change.\nIf only the spec was wrong, and the API never changed: docs/corrections-template.yaml.`,
    );
  }
  return parts.join("\n\n");
}

function aboutPackage(verdict: Verdict): string {
  const { name, folders, released, since = released, required, granted, changes } = verdict;
  if (released === undefined) {
    const why =
      since === undefined
        ? "no release yet, its first one is what later changes are compared with"
        : `new since ${since}`;
    return `ok    ${name}: ${why}`;
  }
  const isEnough = passes(verdict);
  const by = granted.bump === "none" ? "" : ` by ${granted.by}`;
  const head = `${isEnough ? "ok  " : "LOW "}  ${name}: since ${since} needs ${required}, granted ${granted.bump}${by}`;
  if (changes.length === 0) return head;
  return [head, `      changed in ${folders.join(" or ")}:`, ...disagreement(verdict), ...aboutChanges(changes)].join(
    "\n",
  );
}

/** The spec and the types show the same API from two sides, so a difference between the two is worth reading. */
function disagreement({ opinions }: Verdict): string[] {
  const [spec, types] = [opinions.get("spec"), opinions.get("types")];
  if ((spec === undefined && types === undefined) || spec === types) return [];
  const say = (bump: string | undefined): string => bump ?? "nothing";
  return [`      the specs ask for ${say(spec)}, the types for ${say(types)}: the larger counts`];
}

function aboutChanges(changes: readonly JudgedChange[]): string[] {
  return byOperations(rowsIn(changes)).flatMap(({ operations, rows }) => [
    `      ${operations.length === 0 ? "the package as a whole" : operations.map(nameOfOperation).join(", ")}`,
    ...rows.flatMap(aboutRow),
  ]);
}

function nameOfOperation({ id, specs }: Operation): string {
  return specs.length === 0 ? id : `${id} (${specs.join(", ")})`;
}

function aboutRow({ change, places }: Row): string[] {
  const { bump, judge, why, correction } = change;
  const others = places.filter((place) => place !== change);
  return [
    `        ${bump.padEnd(5)}  ${whatOf(change)}`,
    `               ${asSentence(why)} [${judge}, ${nameOf(change)}]`,
    ...others.map((place) => `               also where: ${placeOf(place)}`),
    ...(correction === undefined
      ? []
      : [`               Correction of the spec: ${correction.reason} (approved by ${correction.approvedBy})`]),
  ];
}

/** The name of a change, in the words that a correction uses for it. */
function nameOf(change: JudgedChange): string {
  const { id, detail } = change;
  if (id === undefined) return placeOf(change);
  return `id: ${id}, where: ${placeOf(change)}${detail === undefined ? "" : `, detail: ${JSON.stringify(detail)}`}`;
}
