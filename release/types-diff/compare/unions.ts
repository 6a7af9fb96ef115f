import type ts from "typescript";
import { pairMembers } from "../walk/pair-members.ts";
import { isSame, kindOf, partsOf, show, showAll } from "../walk/type-facts.ts";
import type { Direction, Place, Walk } from "../walk/walk.ts";

/** Compares types member by member; a type that is no union has itself as its only member. */
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

  // Everything that comes in must fit what is expected: what callers send, what they receive.
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
    // One member for another reads better as one change of the type.
    const replaced = unused.length > 0 || fitting.length > 0;
    const whole = `Its type is ${show(checker, after)} where it was ${show(checker, before)}`;
    const members = showAll(checker, unfit);
    if (send) {
      const what = replaced ? whole : `It no longer takes ${members}`;
      walk.report(place, "major", what, "Callers may pass what is no longer taken.");
    } else {
      const what = replaced ? whole : `It may now also be ${members}`;
      walk.report(place, "major", what, "Callers do not expect it.");
    }
  } else if (send && unused.length > 0) {
    walk.report(
      place,
      "minor",
      `It now also takes ${showAll(checker, unused)}`,
      "What callers pass is taken as before.",
    );
  } else if (send && fitting.length > 0) {
    walk.report(
      place,
      "minor",
      `It no longer names ${showAll(checker, fitting)}`,
      "What callers pass is taken as before.",
    );
  } else if (unused.length > 0) {
    walk.report(
      place,
      "minor",
      `It is no longer ${showAll(checker, unused)}`,
      "What callers expect includes what comes.",
    );
  } else if (fitting.length > 0) {
    walk.report(
      place,
      "minor",
      `It now names ${showAll(checker, fitting)}`,
      "Callers had to expect more than what is named.",
    );
  }
}
