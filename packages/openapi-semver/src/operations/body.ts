import { isNode } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import { bumpOf, report, type Side } from "../judge/comparison.ts";
import { compareContent, mediaTypes } from "./content.ts";

/** Compares what callers send as the body (or, of a webhook, receive). */
export function compareBody(side: Side, old: Operation, its: Operation): void {
  const had = side.pair.old.follow(old.node.requestBody);
  const has = side.pair.new.follow(its.node.requestBody);
  const where = side.pair.new.pointer(its.node.requestBody, its.node, "requestBody");
  const [hadBody, hasBody] = [isNode(had) && mediaTypes(had).size > 0, isNode(has) && mediaTypes(has).size > 0];
  const say = (becomes: "wider" | "narrower", what: string, why: string): void =>
    report(side, { bump: bumpOf(side.direction, becomes), where, what: `${side.name} ${what}`, why });
  if (!hadBody || !hasBody || !isNode(had) || !isNode(has)) {
    const isRequired = isNode(has) && has.required === true;
    if (hadBody) {
      const gone = side.pair.old.pointer(old.node.requestBody, old.node, "requestBody");
      const why = "callers who send it are no longer understood";
      report(side, { bump: "major", where: gone, what: `${side.name} was removed`, why });
    } else if (hasBody && isRequired) say("narrower", "is new and required", "callers do not send it yet");
    else if (hasBody) say("wider", "is new", "callers may leave it out");
    return;
  }
  if ((had.required === true) !== (has.required === true)) {
    if (has.required === true) say("narrower", "became required", "callers who leave it out are refused");
    else say("wider", "became optional", "callers may go on sending it");
  }
  compareContent(side, had, has);
}
