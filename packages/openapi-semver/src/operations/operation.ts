import { matchOperations } from "../document/match-operations.ts";
import { asNode, type Node } from "../document/node.ts";
import { type Operation, operationsIn, titleOf } from "../document/operations.ts";
import type { Change } from "../judge/change.ts";
import { type Direction, type Pair, report, type Side } from "../judge/comparison.ts";
import { compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { deepEqual } from "../shape/equal.ts";
import { compareBehaviour } from "./behaviour.ts";
import { compareBody } from "./body.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import { compareServers, serversOf } from "./servers.ts";

/** Compares sets of operations. `direction` is the way of a request: webhooks come to the caller. */
export function compareOperations(
  pair: Pair,
  old: readonly Operation[],
  its: readonly Operation[],
  direction: Direction,
): Change[] {
  const changes: Change[] = [];
  const { pairs, gone, come } = matchOperations(old, its);
  const kind = direction === "send" ? "the operation" : "the incoming request";
  for (const operation of gone) {
    const where = pair.old.pointer(operation.node);
    const what = `${kind} ${signature(operation)} was removed`;
    changes.push({ bump: "major", where, operationId: titleOf(operation), what, why: "callers who use it lose it" });
  }
  for (const operation of come) {
    const where = pair.new.pointer(operation.node);
    const what = `${kind} ${signature(operation)} is new`;
    changes.push({ bump: "minor", where, operationId: titleOf(operation), what, why: "nobody uses it yet" });
  }
  for (const [one, other] of pairs) compareOperation(pair, one, other, direction, changes);
  return changes;
}

function compareOperation(pair: Pair, old: Operation, its: Operation, direction: Direction, changes: Change[]): void {
  const back: Direction = direction === "send" ? "receive" : "send";
  const operationId = old.id ?? titleOf(its);
  const sideOf =
    (way: Direction) =>
    (name: string): Side => ({
      pair,
      direction: way,
      name,
      operationId,
      changes,
      met: new Map(),
    });
  const side = sideOf(direction)("");
  const where = pair.new.pointer(its.node);
  const isMoved = old.path !== its.path || old.method !== its.method;
  if (isMoved) {
    const [before, after] = [old, its].map((one) => `api.${one.method.toUpperCase()}("${one.path}")`);
    report(side, {
      bump: "major",
      where,
      what: `it moved from ${signature(old)} to ${signature(its)}`,
      why: "callers who name the old method and path find nothing",
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
  }
  if (old.id !== its.id) {
    const isNamed = old.id === undefined;
    report(side, {
      bump: isNamed ? "minor" : "major",
      where: its.id === undefined ? where : `${where}/operationId`,
      what: isNamed
        ? `it is now called \`${its.id}\``
        : its.id === undefined
          ? `it lost its operationId \`${old.id}\``
          : `its operationId \`${old.id}\` became \`${its.id}\``,
      why: isNamed ? "it had no name before" : "callers who tell operations apart by their id no longer know it",
      ...(old.id === undefined || its.id === undefined ? {} : { before: old.id, after: its.id }),
    });
  }
  compareDeprecated(side, old.node.deprecated === true, its.node.deprecated === true, { where, place: "it" });
  compareParameters(sideOf(direction), old, its, isMoved);
  compareBody(sideOf(direction)("the request body"), old, its);
  compareResponses(sideOf(back), old, its);
  compareSecurity(side, old, its);
  compareBehaviour(side, old, its);
  if (old.servers || its.servers) {
    const had = old.servers ?? serversOf(pair.old);
    for (const finding of compareServers(pair.old, pair.new, had, its.servers ?? serversOf(pair.new)))
      report(side, finding);
  }
  compareCallbacks(pair, old, its, back, changes);
  compareProse(side, old.node, its.node, where);
}

/** Callbacks are requests the other way round. */
function compareCallbacks(pair: Pair, old: Operation, its: Operation, direction: Direction, changes: Change[]): void {
  const [had, has] = [asNode(old.node.callbacks), asNode(its.node.callbacks)];
  for (const name of new Set([...Object.keys(had), ...Object.keys(has)])) {
    const [before, after] = [asNode(pair.old.follow(had[name])), asNode(pair.new.follow(has[name]))];
    const found = compareOperations(pair, operationsIn(pair.old, before), operationsIn(pair.new, after), direction);
    changes.push(...found.map((change) => ({ ...change, operationId: titleOf(old) })));
  }
}

function compareProse(side: Side, had: Node, has: Node, where: string): void {
  const keys = ["summary", "description", "tags", "externalDocs", "x-rate-limit-group"];
  const changed = keys.filter((key) => !deepEqual(had[key], has[key]));
  if (changed.length === 0) return;
  report(side, {
    bump: "patch",
    where,
    what: `its ${changed.map((key) => `\`${key}\``).join(", ")} changed`,
    why: "no call and no answer differs",
  });
}

function signature({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
