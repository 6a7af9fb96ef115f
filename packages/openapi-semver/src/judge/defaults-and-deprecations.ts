import { jsonOf } from "../document/node.ts";
import { deepEqual } from "../shape/equal.ts";
import type { Shape } from "../shape/shape.ts";
import { report, type Side } from "./comparison.ts";

interface Spot {
  readonly where: string;
  readonly place: string;
}

/** Compares the defaults of an input that callers could leave out, and still can. */
export function compareDefaults(side: Side, before: Shape, after: Shape, { where, place }: Spot): void {
  if (deepEqual(before.default, after.default)) return;
  const text = (shape: Shape): string => (shape.default ? `\`${jsonOf(shape.default.value)}\`` : "none");
  report(side, {
    id: "request-default-changed",
    bump: "major",
    where,
    detail: `${text(before)} → ${text(after)}`,
    what: `${place} changed its default from ${text(before)} to ${text(after)}`,
    why: "callers who leave it out get a different value",
  });
}

/** Compares whether something is deprecated. */
export function compareDeprecated(side: Side, before: boolean, after: boolean, { where, place }: Spot): void {
  if (before === after) return;
  report(side, {
    id: after ? "deprecation-added" : "deprecation-removed",
    bump: "minor",
    where,
    what: after ? `${place} is deprecated` : `${place} is no longer deprecated`,
    why: "it works as before; editors mark it",
  });
}
