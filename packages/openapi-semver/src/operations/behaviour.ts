import { asList, asNode } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import { report, type Side } from "../judge/comparison.ts";
import { deepEqual } from "../shape/equal.ts";

/** Compares the extensions that the client's behaviour is read from. */
export function compareBehaviour(side: Side, old: Operation, its: Operation): void {
  compareEffect(side, old, its);
  compareTimeout(side, old, its);
  comparePagination(side, old, its);
  compareRoles(side, old, its);
}

/** Where an extension stands, or the operation where it stands no more. */
function whereIs(side: Side, its: Operation, key: string): string {
  const where = side.pair.new.pointer(its.node);
  return Object.hasOwn(its.node, key) ? `${where}/${key}` : where;
}

const EFFECTS = ["read", "replace", "send"];

/** How a repeated call is judged if the document does not say: as its method promises. */
function effectOf({ method, node }: Operation): string {
  if (typeof node["x-effect"] === "string") return node["x-effect"];
  if (/^(get|head|options|trace|query)$/.test(method)) return "read";
  return /^(put|delete)$/.test(method) ? "replace" : "send";
}

function compareEffect(side: Side, old: Operation, its: Operation): void {
  const [had, has] = [effectOf(old), effectOf(its)];
  if (had !== has) {
    const more = had === "send" || !EFFECTS.includes(had) || !EFFECTS.includes(has);
    report(side, {
      bump: more ? "major" : "minor",
      where: whereIs(side, its, "x-effect"),
      what: `a repeated call counts as \`${has}\`, no longer as \`${had}\``,
      why: more
        ? "the client repeats calls that it did not repeat"
        : "the client repeats no call that it did not repeat",
    });
  }
  const [when, now] = [old.node["x-effect-when"], its.node["x-effect-when"]];
  if (deepEqual(when, now)) return;
  // Without the condition every call counts as its effect says; `send` is what is repeated least.
  const [given, effect] = when === undefined ? [now, has] : [when, had];
  const isLess = now === undefined ? effect === "send" : when === undefined && asNode(given).effect === "send";
  report(side, {
    bump: isLess ? "minor" : "major",
    where: whereIs(side, its, "x-effect-when"),
    what: "which calls count as another effect changed",
    why: isLess
      ? "the client repeats no call that it did not repeat"
      : "the client may repeat calls that it did not repeat",
  });
}

function compareTimeout(side: Side, old: Operation, its: Operation): void {
  const [had, has] = [old.node["x-timeout"], its.node["x-timeout"]];
  if (deepEqual(had, has)) return;
  report(side, {
    bump: "minor",
    where: whereIs(side, its, "x-timeout"),
    what: `the time that an attempt has by default changed from ${had ?? "none"} to ${has ?? "none"}`,
    why: "callers may set their own",
  });
}

/** Sizes of pages may change under a caller; how pages are turned may not. */
function comparePagination(side: Side, old: Operation, its: Operation): void {
  const [had, has] = [old.node["x-pagination"], its.node["x-pagination"]];
  if (deepEqual(had, has)) return;
  const turning = (value: unknown): unknown =>
    Object.fromEntries(Object.entries(asNode(value)).filter(([, part]) => typeof part !== "number"));
  const isFine = had === undefined || (has !== undefined && deepEqual(turning(had), turning(has)));
  report(side, {
    bump: isFine ? "minor" : "major",
    where: whereIs(side, its, "x-pagination"),
    what:
      had === undefined
        ? "its answers are pages"
        : has === undefined
          ? "its answers are no pages any more"
          : "its paging changed",
    why: isFine ? "callers who read one answer go on doing so" : "callers who turn pages meet others",
  });
}

/** Roles of which a caller must hold one. */
function compareRoles(side: Side, old: Operation, its: Operation): void {
  const [had, has] = [asList(old.node["x-required-roles"]), asList(its.node["x-required-roles"])];
  const isWithin = (roles: readonly unknown[], others: readonly unknown[]): boolean =>
    roles.every((role) => others.includes(role));
  if (isWithin(had, has) && isWithin(has, had)) return;
  const isFine = has.length === 0 || (had.length > 0 && isWithin(had, has));
  report(side, {
    bump: isFine ? "minor" : "major",
    where: whereIs(side, its, "x-required-roles"),
    what: `the roles that may call it changed from ${had.join(", ") || "any"} to ${has.join(", ") || "any"}`,
    why: isFine ? "who may call it today still may" : "callers in another role are refused",
  });
}
