/** The candidate that needs the fewest edits to become the text; undefined if none is close. */
export function closestTo(text: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates.map((candidate) => ({ candidate, edits: editsBetween(text, candidate) }));
  const [best] = ranked.sort((one, other) => one.edits - other.edits);
  return best !== undefined && best.edits <= Math.max(3, text.length / 2) ? best.candidate : undefined;
}

/** The Levenshtein distance: insertions, deletions and replacements of single characters. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, character] of [...one].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (character === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
