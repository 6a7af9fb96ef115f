import type { Place } from "../reading/fault.ts";
import type { Found } from "./found.ts";

/** Lines and columns for offsets of a text, counted from 1. */
export function placesAt(
  text: string,
  found: ReadonlyMap<string, Found>,
): Map<string, Place & { readonly isExact: boolean }> {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return new Map(
    [...found].map(([pointer, { offset, isExact }]) => {
      const line = lineAt(starts, offset);
      return [pointer, { line, column: offset - (starts[line - 1] ?? 0) + 1, isExact }];
    }),
  );
}

/** The number of the last line that starts at the offset or before it. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
