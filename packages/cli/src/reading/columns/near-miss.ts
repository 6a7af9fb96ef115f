import { distance } from "fastest-levenshtein";
import { type ColumnKind, headerKey } from "./column-kind.js";

/** The name that a column's name was probably meant to be, among the kinds that the list lacks; undefined if there is none. */
export function nearMiss(name: string, lacking: readonly ColumnKind[]): string | undefined {
  const key = headerKey(name);
  const near = lacking
    .flatMap(({ target, names }) => [...names, target])
    .map((candidate) => ({ candidate, steps: stepsBetween(key, headerKey(candidate)) }))
    .filter(({ candidate, steps }) => steps <= (Math.min(key.length, headerKey(candidate).length) < 6 ? 1 : 2))
    .sort((a, b) => a.steps - b.steps);
  return near[0]?.candidate;
}

/** The distance of two words, where two swapped letters are one step. */
function stepsBetween(a: string, b: string): number {
  const steps = distance(a, b);
  if (steps !== 2 || a.length !== b.length) return steps;
  const differences = [...a].flatMap((letter, index) => (letter === b[index] ? [] : [index]));
  const [first = 0, second = 0] = differences;
  const swapped = second === first + 1 && a[first] === b[second] && a[second] === b[first];
  return swapped ? 1 : steps;
}
