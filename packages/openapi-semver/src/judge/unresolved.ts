import type { Source } from "../document/source.ts";
import type { SpecChange } from "./spec-changes.ts";

/** The references that lead nowhere in either document. What they stand for may have changed in any way. */
export function unresolvedIn(before: Source, after: Source): SpecChange[] {
  const all = new Map([...before.unresolved, ...after.unresolved].map((one) => [one.reference, one]));
  return [...all.values()].map(({ reference, reason, where }) => {
    const has = (source: Source): boolean => source.unresolved.some((one) => one.reference === reference);
    const side = has(before) && has(after) ? "" : ` of the ${has(after) ? "new" : "old"} document`;
    return {
      id: "reference-unresolved",
      bump: "major",
      where,
      ...(has(after) ? {} : { inOld: true as const }),
      operationId: null,
      detail: reference,
      what: `the reference \`${reference}\`${side} leads ${reason === "missing" ? "nowhere" : "back to itself"}`,
      why: "what it stands for cannot be compared",
    };
  });
}
