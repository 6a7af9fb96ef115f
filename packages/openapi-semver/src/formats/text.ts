import { rowsOf, type SpecDiff } from "../index.ts";

/** A diff as a list for people: one entry per change, with all operations that share it. */
export function diffText({ bump, changes }: SpecDiff): string {
  if (changes.length === 0) return "No difference: no new release is needed.";
  const entries = rowsOf(changes).map(({ change, operations }) => {
    const names = operations.map((id) => id ?? "(all)");
    const shown = names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
    return `${change.bump.padEnd(5)}  ${change.what}: ${change.why}\n       ${change.id} in ${shown}`;
  });
  return `${entries.join("\n")}\n\nThe version must move by at least: ${bump}`;
}
