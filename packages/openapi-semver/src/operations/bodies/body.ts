import { isNode } from "../../document/node.ts";
import type { Operation } from "../../document/operations.ts";
import { report, reportNeed, type Side, whyRemoved } from "../../judge/comparison.ts";
import type { SpecChangeId } from "../../judge/spec-changes.ts";
import { compareContent } from "./content.ts";
import { mediaTypes } from "./media-types.ts";

/** Compares the request body: callers send it, or receive it if the operation is a webhook. */
export function compareBody(side: Side, before: Operation, after: Operation): void {
  const { pair } = side;
  const had = pair.old.follow(before.node.requestBody);
  const has = pair.new.follow(after.node.requestBody);
  const where = pair.new.pointer(after.node.requestBody, after.node, "requestBody");
  const isSent = side.direction === "send";
  const tell = (id: SpecChangeId, bump: "minor" | "major", what: string, why: string): void =>
    report(side, { id, bump, where, what: `${side.name} ${what}`, why });
  const [hadBody, hasBody] = [
    isNode(had) && mediaTypes(pair.old, had).size > 0,
    isNode(has) && mediaTypes(pair.new, has).size > 0,
  ];
  if (!hadBody || !hasBody || !isNode(had) || !isNode(has)) {
    if (hadBody) {
      report(side, {
        id: "request-body-removed",
        bump: "major",
        where: pair.old.pointer(before.node.requestBody, before.node, "requestBody"),
        inOld: true,
        what: `${side.name} was removed`,
        why: whyRemoved(side.direction),
      });
    } else if (hasBody && !isSent) {
      tell("request-body-added", "minor", "is new", "callers who do not know it ignore it");
    } else if (hasBody && isNode(has) && has.required === true) {
      tell("required-request-body-added", "major", "is new and required", "callers do not send it yet");
    } else if (hasBody) tell("request-body-added", "minor", "is new", "callers may leave it out");
    return;
  }
  if ((had.required === true) !== (has.required === true)) {
    reportNeed(side, isSent ? "request-body" : "incoming-request-body", has.required === true, where);
  }
  compareContent({ ...side, isLeftOut: isSent && had.required !== true && has.required !== true }, had, has);
}
