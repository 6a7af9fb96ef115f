import { placeName, type Side, spot } from "../judge/comparison.ts";
import { compareDefaults } from "../judge/defaults-and-deprecations.ts";
import { allows, type Shape } from "../shape/shape.ts";

/** Compares the items of arrays. */
export function compareArrays(side: Side, before: Shape, after: Shape, path: string): void {
  if (!allows(before, "array") || !allows(after, "array")) return;
  if (side.direction === "send") {
    const [had, has] = [side.pair.oldShape(before.items), side.pair.newShape(after.items)];
    const where = spot(side, has, had);
    compareDefaults(side, had, has, { where, place: placeName(side, `${path}[]`) });
  }
  side.pair.compare.schemas(side, before.items, after.items, `${path}[]`);
}
