import { asList, asNode, jsonOf } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import { report, type Side } from "../judge/comparison.ts";
import { deepEqual } from "../shape/equal.ts";

/** Compares the extensions that the client's behaviour is generated from. */
export function compareBehaviour(side: Side, before: Operation, after: Operation): void {
  compareEffect(side, before, after);
  compareEffectCondition(side, before, after);
  compareTimeout(side, before, after);
  comparePagination(side, before, after);
  compareRoles(side, before, after);
}

/** Pointer to an extension; to the operation if it no longer has the extension. */
function whereIs(side: Side, after: Operation, key: string): string {
  const where = side.pair.new.pointer(after.node);
  return Object.hasOwn(after.node, key) ? `${where}/${key}` : where;
}

const EFFECTS = ["read", "replace", "send"];

/** The effect of a repeated call: as documented or, if it is not, as the HTTP method defines it. */
function effectOf({ method, node }: Operation): string {
  if (typeof node["x-effect"] === "string") return node["x-effect"];
  if (/^(get|head|options|trace|query)$/.test(method)) return "read";
  return /^(put|delete)$/.test(method) ? "replace" : "send";
}

function compareEffect(side: Side, before: Operation, after: Operation): void {
  const [had, has] = [effectOf(before), effectOf(after)];
  if (had === has) return;
  const isMore = had === "send" || !EFFECTS.includes(had) || !EFFECTS.includes(has);
  report(side, {
    id: isMore ? "retries-increased" : "retries-reduced",
    bump: isMore ? "major" : "minor",
    where: whereIs(side, after, "x-effect"),
    detail: `x-effect: ${had} → ${has}`,
    what: `a repeated call counts as \`${has}\`, no longer as \`${had}\``,
    why: isMore
      ? "the client repeats calls that it did not repeat before"
      : "the client repeats no call that it did not repeat before",
  });
}

function compareEffectCondition(side: Side, before: Operation, after: Operation): void {
  const [when, now] = [before.node["x-effect-when"], after.node["x-effect-when"]];
  if (deepEqual(when, now)) return;
  // Without the condition, the operation's effect applies to every call; `send` is repeated least.
  const isLess = now === undefined ? effectOf(before) === "send" : when === undefined && asNode(now).effect === "send";
  report(side, {
    id: isLess ? "retries-reduced" : "retry-condition-changed",
    bump: isLess ? "minor" : "major",
    where: whereIs(side, after, "x-effect-when"),
    detail: `x-effect-when: ${jsonOf(when) ?? "none"} → ${jsonOf(now) ?? "none"}`,
    what: "the condition under which calls have another effect changed",
    why: isLess
      ? "the client repeats no call that it did not repeat before"
      : "the client may repeat calls that it did not repeat before",
  });
}

function compareTimeout(side: Side, before: Operation, after: Operation): void {
  const [had, has] = [before.node["x-timeout"], after.node["x-timeout"]];
  if (deepEqual(had, has)) return;
  report(side, {
    id: "timeout-changed",
    bump: "minor",
    where: whereIs(side, after, "x-timeout"),
    detail: `${had ?? "none"} → ${has ?? "none"}`,
    what: `the default time limit of an attempt changed from ${had ?? "none"} to ${has ?? "none"}`,
    why: "callers may set their own",
  });
}

/** The page size may change; the way to request the next page may not. */
function comparePagination(side: Side, before: Operation, after: Operation): void {
  const [had, has] = [before.node["x-pagination"], after.node["x-pagination"]];
  if (deepEqual(had, has)) return;
  const withoutSizes = (value: unknown): unknown =>
    Object.fromEntries(Object.entries(asNode(value)).filter(([, part]) => typeof part !== "number"));
  const tell = (
    id: "pagination-added" | "pagination-removed" | "page-size-changed" | "pagination-changed",
    what: string,
  ): void => {
    const isFine = id === "pagination-added" || id === "page-size-changed";
    report(side, {
      id,
      bump: isFine ? "minor" : "major",
      where: whereIs(side, after, "x-pagination"),
      detail: `${jsonOf(had) ?? "none"} → ${jsonOf(has) ?? "none"}`,
      what,
      why: isFine
        ? "callers who read one response may continue to do so"
        : "callers who request the next page get a wrong one",
    });
  };
  if (had === undefined) tell("pagination-added", "its responses are pages");
  else if (has === undefined) tell("pagination-removed", "its responses are no longer pages");
  else if (deepEqual(withoutSizes(had), withoutSizes(has))) tell("page-size-changed", "the size of its pages changed");
  else tell("pagination-changed", "its paging changed");
}

/** Compares the roles that may call. A caller must have one of them. */
function compareRoles(side: Side, before: Operation, after: Operation): void {
  const [had, has] = [asList(before.node["x-required-roles"]), asList(after.node["x-required-roles"])];
  const isWithin = (roles: readonly unknown[], others: readonly unknown[]): boolean =>
    roles.every((role) => others.includes(role));
  if (isWithin(had, has) && isWithin(has, had)) return;
  const isFine = has.length === 0 || (had.length > 0 && isWithin(had, has));
  const [from, to] = [had, has].map((roles) => roles.join(", ") || "any");
  report(side, {
    id: isFine ? "roles-extended" : "roles-restricted",
    bump: isFine ? "minor" : "major",
    where: whereIs(side, after, "x-required-roles"),
    detail: `${from} → ${to}`,
    what: `the roles that may call it changed from ${from} to ${to}`,
    why: isFine ? "callers who may call it today still may" : "callers with another role are rejected",
  });
}
