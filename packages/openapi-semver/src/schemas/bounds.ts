import { boundSayerOf, type Side } from "../judge/comparison.ts";
import { isStricter, type Limit, SIZES, type Size } from "../shape/bounds.ts";
import type { Shape } from "../shape/shape.ts";

/** Compares every bound. */
export function compareBounds(side: Side, before: Shape, after: Shape, path: string): void {
  const say = boundSayerOf(side, before, after, path);
  const limit = (name: string, had: Limit | undefined, has: Limit | undefined, sign: 1 | -1): void => {
    const text = `changed its ${name} from ${limitText(had)} to ${limitText(has)}`;
    if (isStricter(had, has, sign)) say("narrower", text);
    else if (isStricter(has, had, sign)) say("wider", text);
  };
  const [had, has] = [before.bounds, after.bounds];
  limit("minimum", had.minimum, has.minimum, 1);
  limit("maximum", had.maximum, has.maximum, -1);
  for (const name of Object.keys(SIZES) as Size[]) {
    limit(name, asLimit(had.sizes[name]), asLimit(has.sizes[name]), name.startsWith("min") ? 1 : -1);
  }
  if (had.uniqueItems !== has.uniqueItems) {
    say(has.uniqueItems ? "narrower" : "wider", has.uniqueItems ? "may not repeat an item" : "may repeat an item");
  }
  const isKept = (steps: readonly number[], step: number): boolean => steps.some((one) => isMultiple(one, step));
  const narrower = has.multipleOf.some((step) => !isKept(had.multipleOf, step));
  const wider = had.multipleOf.some((step) => !isKept(has.multipleOf, step));
  if (narrower || wider) {
    const text = `changed its multipleOf from ${had.multipleOf.join(", ") || "none"} to ${has.multipleOf.join(", ") || "none"}`;
    say(narrower ? "narrower" : "wider", text);
  }
}

function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9;
}

function asLimit(value: number | undefined): Limit | undefined {
  return value === undefined ? undefined : { value, exclusive: false };
}

function limitText(limit: Limit | undefined): string {
  if (limit === undefined) return "none";
  return limit.exclusive ? `${limit.value} (exclusive)` : String(limit.value);
}
