import { limitReporter, type Side } from "../judge/comparison.ts";
import { isStricter, type Limit, SIZES, type Size } from "../shape/bounds.ts";
import type { Shape } from "../shape/shape.ts";

/** Compares the limits of numbers, lengths and counts. */
export function compareBounds(side: Side, before: Shape, after: Shape, path: string): void {
  const report = limitReporter(side, before, after, path);
  const shift = (isTighter: boolean, detail: string, what: string): void =>
    report({
      becomes: isTighter ? "narrower" : "wider",
      aspect: isTighter ? "limit-tightened" : "limit-loosened",
      detail,
      what,
    });
  const limit = (name: string, had: Limit | undefined, has: Limit | undefined, sign: 1 | -1): void => {
    const isTighter = isStricter(had, has, sign);
    if (!isTighter && !isStricter(has, had, sign)) return;
    const [from, to] = [limitText(had), limitText(has)];
    shift(isTighter, `${name}: ${from} → ${to}`, `changed its ${name} from ${from} to ${to}`);
  };
  const [had, has] = [before.bounds, after.bounds];
  limit("minimum", had.minimum, has.minimum, 1);
  limit("maximum", had.maximum, has.maximum, -1);
  for (const name of Object.keys(SIZES) as Size[]) {
    limit(name, asLimit(had.sizes[name]), asLimit(has.sizes[name]), name.startsWith("min") ? 1 : -1);
  }
  if (had.uniqueItems !== has.uniqueItems) {
    const what = has.uniqueItems ? "may no longer repeat an item" : "may repeat an item";
    shift(has.uniqueItems, `uniqueItems: ${had.uniqueItems} → ${has.uniqueItems}`, what);
  }
  const isKept = (steps: readonly number[], step: number): boolean => steps.some((one) => isMultiple(one, step));
  const narrower = has.multipleOf.some((step) => !isKept(had.multipleOf, step));
  const wider = had.multipleOf.some((step) => !isKept(has.multipleOf, step));
  if (narrower || wider) {
    const [from, to] = [had, has].map(({ multipleOf }) => multipleOf.join(", ") || "none");
    shift(narrower, `multipleOf: ${from} → ${to}`, `changed its multipleOf from ${from} to ${to}`);
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
