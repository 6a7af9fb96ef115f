import { placeName, type Side, spot } from "../judge/comparison.ts";
import { compareDefaults, compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { allows, type Shape } from "../shape/shape.ts";

/** Compares the items of arrays. */
export function compareArrays(side: Side, before: Shape, after: Shape, path: string): void {
  if (!allows(before, "array") || !allows(after, "array")) return;
  const [had, has] = [side.pair.oldShape(before.items), side.pair.newShape(after.items)];
  const finding = { where: spot(side, has, had), place: placeName(side, `${path}[]`) };
  if (side.direction === "send") compareDefaults(side, had, has, finding);
  compareDeprecated(side, had.deprecated, has.deprecated, finding);
  side.pair.compare.schemas(side, before.items, after.items, `${path}[]`);
}
