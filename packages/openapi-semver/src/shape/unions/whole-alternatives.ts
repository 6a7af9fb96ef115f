import { isNode } from "../../document/node.ts";
import type { Source } from "../../document/source.ts";
import { NO_BOUNDS } from "../bounds.ts";
import { deepEqual } from "../equal.ts";
import type { RawSchema, Shape } from "../shape.ts";

/** Makes the alternatives of shapes that have one union: each is what stands beside the union, with one alternative. */
export function wholeAlternativesIn(
  source: Source,
  shapeOf: (raw: RawSchema) => Shape,
  merge: (one: Shape, other: Shape) => Shape,
  remember: (raw: RawSchema, shape: Shape) => void,
): (shape: Shape) => readonly RawSchema[] | undefined {
  const known = new WeakMap<Shape, readonly RawSchema[]>();
  const synthesized = new WeakSet<object>();
  return (shape) => {
    const [union] = shape.unions;
    if (union === undefined || isBare(shape)) return union?.members ?? [];
    if (isNode(shape.raw) && synthesized.has(shape.raw)) return undefined;
    const found =
      known.get(shape) ??
      union.members.map((member) => {
        const node = source.follow(member);
        const title = isNode(node) && typeof node.title === "string" ? { title: node.title } : {};
        const raw = { allOf: [shape.raw, member], ...title };
        source.place(raw, source.step(member));
        const own = shapeOf(member);
        const opaque = new Map([...shape.opaque].filter(([key]) => key !== "discriminator"));
        // Whoever chose an alternative need not choose it again, even if it refers back to the schema with the union.
        const unions = own.unions.filter((one) => one !== union);
        remember(raw, { ...merge({ ...shape, unions: [], alternatives: [], opaque }, { ...own, unions }), raw });
        synthesized.add(raw);
        return raw;
      });
    known.set(shape, found);
    return found;
  };
}

/** Whether nothing stands beside the union of a shape. */
function isBare(shape: Shape): boolean {
  return (
    shape.types === undefined &&
    shape.values === undefined &&
    shape.properties.size === 0 &&
    shape.additional === true &&
    shape.items === true &&
    shape.patterns.length === 0 &&
    shape.formats.length === 0 &&
    [...shape.opaque.keys()].every((key) => key === "discriminator") &&
    deepEqual(shape.bounds, NO_BOUNDS)
  );
}
