import { placeName, report, type Side, sayerOf, spot } from "../judge/comparison.ts";
import { deepEqual } from "../shape/equal.ts";
import type { Shape } from "../shape/shape.ts";

/** Compares the values that are allowed (a closed list) or known (an open one). */
export function compareValues(side: Side, before: Shape, after: Shape, path: string): void {
  const where = spot(side, after, before);
  const place = placeName(side, path);
  const say = sayerOf(side, before, after, path);

  if (before.values && after.values) {
    const gone = without(before.values, after.values);
    const come = without(after.values, before.values);
    if (gone.length > 0) say("narrower", `no longer has the value ${list(gone)}`);
    if (come.length > 0) say("wider", `has the new value ${list(come)}`);
    return;
  }
  if (before.values) {
    say("wider", "was limited to listed values, and is open now");
    return;
  }
  if (after.values) {
    say("narrower", `is limited to the values ${list(after.values)}`);
    return;
  }
  const gone = without(before.known ?? [], after.known ?? []);
  const come = without(after.known ?? [], before.known ?? []);
  const why = "the list is open: any other value was, and is, to be expected";
  if (come.length > 0) report(side, { bump: "minor", where, what: `${place} knows the value ${list(come)}`, why });
  if (gone.length > 0) report(side, { bump: "minor", where, what: `${place} no longer names ${list(gone)}`, why });
}

function without(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  const plain = new Set(others);
  const objects = others.filter((other) => typeof other === "object");
  return values.filter((value) => !plain.has(value) && !objects.some((other) => deepEqual(value, other)));
}

function list(values: readonly unknown[]): string {
  return values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
}
