// The edit distance that most tools of npm use; small, and without dependencies.
import { closest, distance } from "fastest-levenshtein";

/** The candidate that needs the fewest edits to become the text; undefined if all need more than `most`. */
export function closestTo(
  text: string,
  candidates: readonly string[],
  most: number = Math.max(3, text.length / 2),
): string | undefined {
  if (candidates.length === 0) return undefined;
  const best = closest(text, candidates);
  return distance(text, best) <= most ? best : undefined;
}
