import { compareSchemas } from "./compare-schema.ts";
import type { Side } from "./judgement.ts";
import { allows, type Shape } from "./shape.ts";

/** Compares the items of arrays. */
export function compareArrays(side: Side, before: Shape, after: Shape, path: string): void {
  if (!allows(before, "array") || !allows(after, "array")) return;
  compareSchemas(side, before.items, after.items, `${path}[]`);
}
