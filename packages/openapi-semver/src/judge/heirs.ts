/** Names that are less alike than this are not told as a guess. */
const MIN_LIKENESS = 0.5;

/**
 * For removed names, the new names that perhaps replace them. `isAlike` says whether what they name is alike. A name has
 * an heir only if there is no other to choose from, and an heir goes to the name that is most like it.
 */
export function heirsOf(
  removed: readonly string[],
  added: readonly string[],
  isAlike: (removed: string, added: string) => boolean,
): Map<string, string> {
  const claims = removed.flatMap((name) => {
    const found = added.filter((other) => likeness(name, other) > 0 && isAlike(name, other));
    const [heir] = found;
    return heir !== undefined && found.length === 1 ? [{ name, heir, score: likeness(name, heir) }] : [];
  });
  const taken = new Set<string>();
  const heirs = new Map<string, string>();
  for (const { name, heir } of claims.sort((one, other) => other.score - one.score)) {
    if (taken.has(heir)) continue;
    taken.add(heir);
    heirs.set(name, heir);
  }
  return heirs;
}

/** How alike two names are, from 0 to 1: by their common words or, for one word, by the letters that differ. */
export function likeness(one: string, other: string): number {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  const [a, b] = [left.join(""), right.join("")];
  if (a === "" || b === "") return 0;
  const common = left.filter((word) => right.includes(word)).join("").length;
  const byWords = (2 * common) / (a.length + b.length);
  const byLetters = 1 - distance(a, b) / Math.max(a.length, b.length);
  const best = Math.max(byWords, byLetters >= 0.75 ? byLetters : 0);
  return best > MIN_LIKENESS ? best : 0;
}

function wordsOf(name: string): string[] {
  const apart = name.replaceAll(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
  return apart.split(/[^\p{L}\d]+/u).filter((word) => word !== "");
}

/** How many letters must be added, removed or replaced to get from one text to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, own] of [...other].entries()) {
      const replaced = (row[at] ?? 0) + (letter === own ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
