import type { SpecDiff } from "../index.ts";

/** A diff as one JSON document, for programs. */
export function diffJson({ bump, changes }: SpecDiff): string {
  return JSON.stringify({ bump, changes }, null, 2);
}
