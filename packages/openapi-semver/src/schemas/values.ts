import { jsonOf } from "../document/node.ts";
import { placeName, prefixOf, report, type Side, spot, typeReporter } from "../judge/comparison.ts";
import { deepEqual } from "../shape/equal.ts";
import { allowsNull, type Shape } from "../shape/shape.ts";

/** Compares whether null is allowed. */
export function compareNull(side: Side, before: Shape, after: Shape, path: string): void {
  const report = typeReporter(side, before, after, path);
  const [had, has] = [allowsNull(before), allowsNull(after)];
  if (had && !has) report({ becomes: "narrower", aspect: "no-longer-nullable", what: "can no longer be null" });
  if (!had && has) report({ becomes: "wider", aspect: "became-nullable", what: "can be null" });
}

/** Compares the values that are allowed (a closed list) or known (an open one). */
export function compareValues(side: Side, before: Shape, after: Shape, path: string): void {
  const where = spot(side, after, before);
  const place = placeName(side, path);
  const shift = typeReporter(side, before, after, path);

  if (before.values && after.values) {
    const removed = list(without(before.values, after.values));
    const added = list(without(after.values, before.values));
    const lost = { becomes: "narrower", aspect: "enum-value-removed", detail: removed } as const;
    const gained = { becomes: "wider", aspect: "enum-value-added", detail: added } as const;
    if (removed !== "") shift({ ...lost, what: `no longer has the value ${removed}` });
    if (added !== "") shift({ ...gained, what: `has the new value ${added}` });
    return;
  }
  if (before.values) {
    shift({ becomes: "wider", aspect: "enum-opened", what: "was limited to listed values, and is open now" });
    return;
  }
  if (after.values) {
    const detail = list(after.values);
    shift({ becomes: "narrower", aspect: "enum-added", detail, what: `is limited to the values ${detail}` });
    return;
  }
  const removed = list(without(before.known ?? [], after.known ?? []));
  const added = list(without(after.known ?? [], before.known ?? []));
  const prefix = prefixOf(side.direction);
  const open = { bump: "minor", where, why: "the list is open: callers must expect other values anyway" } as const;
  if (added !== "") {
    report(side, {
      ...open,
      id: `${prefix}-known-value-added`,
      detail: added,
      what: `${place} names the value ${added}`,
    });
  }
  if (removed !== "") {
    const what = `${place} no longer names ${removed}`;
    report(side, { ...open, id: `${prefix}-known-value-removed`, detail: removed, what });
  }
}

function without(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  const plain = new Set(others);
  const objects = others.filter((other) => typeof other === "object");
  return values.filter((value) => !plain.has(value) && !objects.some((other) => deepEqual(value, other)));
}

function list(values: readonly unknown[]): string {
  return values.map((value) => `\`${jsonOf(value)}\``).join(", ");
}
