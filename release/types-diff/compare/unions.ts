import type ts from "typescript";
import { pairMembers } from "../walk/pair-members.ts";
import { isSame, kindOf, partsOf, replacement, showAll } from "../walk/type-facts.ts";
import type { Direction, Place, Walk } from "../walk/walk.ts";

/** Compares types member by member; a type that is not a union counts as a union of one. */
export function compareUnions(walk: Walk, before: ts.Type, after: ts.Type, direction: Direction, place: Place): void {
  const { checker } = walk;
  const send = direction === "send";
  const leaf = (type: ts.Type): boolean => kindOf(checker, type) === "leaf";
  const [from, to] = [partsOf(before), partsOf(after)];
  const { pairs, onlyBefore, onlyAfter } = pairMembers(
    checker,
    from.filter((type) => !leaf(type)),
    to.filter((type) => !leaf(type)),
  );
  for (const [one, other] of pairs) walk.compare(one, other, direction, place);

  // Every incoming member must fit an expected one. Values go from callers to the API, or the other way.
  const [incoming, expected] = send ? [from, to] : [to, from];
  const [looseIncoming, looseExpected] = send ? [onlyBefore, onlyAfter] : [onlyAfter, onlyBefore];
  const target = send ? after : before;
  const used = new Set<ts.Type>();
  const [fitting, unfit]: [ts.Type[], ts.Type[]] = [[], []];
  for (const part of [...incoming.filter(leaf), ...looseIncoming]) {
    const twin = leaf(part) ? expected.filter(leaf).find((type) => isSame(checker, part, type)) : undefined;
    if (twin !== undefined) used.add(twin);
    else (checker.isTypeAssignableTo(part, target) ? fitting : unfit).push(part);
  }
  const unused = [...expected.filter((type) => leaf(type) && !used.has(type)), ...looseExpected];

  if (unfit.length > 0) {
    // If a member was replaced by another, one change of the whole type is easier to read than two.
    const replaced = unused.length > 0 || fitting.length > 0;
    const whole = replacement(checker, before, after);
    const members = showAll(checker, unfit);
    if (replaced) {
      const why = send ? "Values that callers pass may no longer fit." : "Callers do not expect it.";
      walk.report(place, "type-replaced", whole.what, why, whole.detail);
    } else if (send) {
      const why = "Values that callers pass may no longer fit.";
      walk.report(place, "accepted-type-narrowed", `It no longer takes ${members}`, why, members);
    } else
      walk.report(
        place,
        "returned-type-widened",
        `It may now also be ${members}`,
        "Callers do not expect it.",
        members,
      );
    return;
  }
  const [more, other] = [showAll(checker, unused), showAll(checker, fitting)];
  if (send) {
    const why = "Everything that callers pass still fits.";
    if (unused.length > 0) walk.report(place, "accepted-type-widened", `It now also takes ${more}`, why, more);
    else if (fitting.length > 0)
      walk.report(place, "accepted-type-names-less", `It no longer names ${other}`, why, other);
  } else if (unused.length > 0) {
    walk.report(place, "returned-type-narrowed", `It is no longer ${more}`, "Callers already expect the rest.", more);
  } else if (fitting.length > 0) {
    const why = "Callers had to expect more than the named values.";
    walk.report(place, "returned-type-names-more", `It now names ${other}`, why, other);
  }
}
