import { matchOperations } from "../document/match-operations.ts";
import { asNode, type Node } from "../document/node.ts";
import { type Operation, operationsIn, titleOf } from "../document/operations.ts";
import { type Direction, type Pair, report, type Side } from "../judge/comparison.ts";
import { compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import type { SpecChange } from "../judge/spec-changes.ts";
import { deepEqual } from "../shape/equal.ts";
import { compareBehaviour } from "./behaviour.ts";
import { compareBody } from "./bodies/body.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import { compareServers, serversOf } from "./servers.ts";

/** Compares all operations. `direction` is that of their requests: webhooks are received by the caller. */
export function compareOperations(
  pair: Pair,
  before: readonly Operation[],
  after: readonly Operation[],
  direction: Direction,
  met: Met | undefined = undefined,
): SpecChange[] {
  const changes: SpecChange[] = [];
  const { pairs, removed, added } = matchOperations(before, after);
  const kind = direction === "send" ? "the operation" : "the incoming request";
  for (const operation of removed) {
    changes.push({
      id: "operation-removed",
      bump: "major",
      where: pair.old.pointer(operation.node),
      inOld: true,
      operationId: titleOf(operation),
      what: `${kind} ${signature(operation)} was removed`,
      why: "callers who use it can no longer do so",
    });
  }
  for (const operation of added) {
    changes.push({
      id: "operation-added",
      bump: "minor",
      where: pair.new.pointer(operation.node),
      operationId: titleOf(operation),
      what: `${kind} ${signature(operation)} is new`,
      why: "nobody uses it yet",
    });
  }
  for (const [one, other] of pairs) {
    const own: Met = met ?? { send: new Map(), receive: new Map() };
    const partners = own[direction].get(one.node) ?? new Set();
    if (partners.has(other.node)) continue;
    own[direction].set(one.node, partners.add(other.node));
    compareOperation(pair, one, other, direction, changes, own);
  }
  return changes;
}

/** The operations that were compared for one operation: a callback may hold itself. */
type Met = Readonly<Record<Direction, Map<Node, Set<Node>>>>;

function compareOperation(
  pair: Pair,
  before: Operation,
  after: Operation,
  direction: Direction,
  changes: SpecChange[],
  met: Met,
): void {
  const back: Direction = direction === "send" ? "receive" : "send";
  const operationId = before.id ?? titleOf(after);
  const sideOf =
    (way: Direction) =>
    (name: string): Side => ({ pair, direction: way, name, operationId, changes, met: new Map() });
  const side = sideOf(direction)("");
  const where = pair.new.pointer(after.node);
  const isMoved = before.path !== after.path || before.method !== after.method;
  if (isMoved) reportMoved(side, before, after, where);
  if (before.id !== after.id) reportNewId(side, before.id, after.id, where);
  compareDeprecated(side, before.node.deprecated === true, after.node.deprecated === true, { where, place: "it" });
  compareParameters(sideOf(direction), before, after, isMoved);
  compareBody(sideOf(direction)("the request body"), before, after);
  compareResponses(sideOf(back), before, after);
  compareSecurity(side, before, after);
  compareBehaviour(side, before, after);
  if (before.servers || after.servers) {
    const [had, has] = [before.servers ?? serversOf(pair.old), after.servers ?? serversOf(pair.new)];
    for (const finding of compareServers(pair.new, had, has)) report(side, finding);
  }
  compareCallbacks(pair, before, after, back, changes, met);
  compareProse(side, before.node, after.node, where);
}

function reportMoved(side: Side, before: Operation, after: Operation, where: string): void {
  const call = ({ method, path }: Operation): string => `api.${method.toUpperCase()}("${path}")`;
  report(side, {
    id: "operation-moved",
    bump: "major",
    where,
    detail: `${signature(before)} → ${signature(after)}`,
    what: `it moved from ${signature(before)} to ${signature(after)}`,
    why: "calls with the old method and path fail",
    before: call(before),
    after: call(after),
  });
}

function reportNewId(side: Side, before: string | undefined, after: string | undefined, where: string): void {
  const losesId = "callers who tell operations apart by their id no longer recognize it";
  const at = `${where}/operationId`;
  if (before === undefined) {
    const what = `it is now called \`${after}\``;
    report(side, { id: "operation-id-added", bump: "minor", where: at, what, why: "it had no operationId before" });
  } else if (after === undefined) {
    const what = `it lost its operationId \`${before}\``;
    report(side, { id: "operation-id-removed", bump: "major", where, what, why: losesId });
  } else {
    const what = `its operationId \`${before}\` became \`${after}\``;
    report(side, {
      id: "operation-id-changed",
      bump: "major",
      where: at,
      detail: after,
      what,
      why: losesId,
      before,
      after,
    });
  }
}

/** Callbacks are requests in the opposite direction. */
function compareCallbacks(
  pair: Pair,
  old: Operation,
  now: Operation,
  direction: Direction,
  changes: SpecChange[],
  met: Met,
): void {
  const [had, has] = [asNode(old.node.callbacks), asNode(now.node.callbacks)];
  for (const name of new Set([...Object.keys(had), ...Object.keys(has)])) {
    const [before, after] = [asNode(pair.old.follow(had[name])), asNode(pair.new.follow(has[name]))];
    const found = compareOperations(
      pair,
      operationsIn(pair.old, before),
      operationsIn(pair.new, after),
      direction,
      met,
    );
    changes.push(...found.map((change) => ({ ...change, operationId: titleOf(old) })));
  }
}

function compareProse(side: Side, had: Node, has: Node, where: string): void {
  const keys = ["summary", "description", "tags", "externalDocs", "x-rate-limit-group"];
  const changed = keys.filter((key) => !deepEqual(had[key], has[key]));
  if (changed.length === 0) return;
  report(side, {
    id: "operation-text-changed",
    bump: "patch",
    where,
    what: `its ${changed.map((key) => `\`${key}\``).join(", ")} changed`,
    why: "requests and responses stay the same",
  });
}

function signature({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
