import { deepEqual } from "../shape/equal.ts";
import type { Shape } from "../shape/shape.ts";
import { report, type Side } from "./comparison.ts";

interface Spot {
  readonly where: string;
  readonly place: string;
}

/** Compares what the server takes for a value that is left out. Only for inputs that could, and can, be left out. */
export function compareDefaults(side: Side, before: Shape, after: Shape, { where, place }: Spot): void {
  if (deepEqual(before.default, after.default)) return;
  const text = (shape: Shape): string => (shape.default ? `\`${JSON.stringify(shape.default.value)}\`` : "none");
  report(side, {
    bump: "major",
    where,
    what: `${place} changed its default from ${text(before)} to ${text(after)}`,
    why: "callers who leave it out get something else",
  });
}

/** Compares whether something is marked to go. */
export function compareDeprecated(side: Side, before: boolean, after: boolean, { where, place }: Spot): void {
  if (before === after) return;
  const what = after ? `${place} is deprecated` : `${place} is no longer deprecated`;
  report(side, { bump: "minor", where, what, why: "it works as before; editors mark it" });
}
