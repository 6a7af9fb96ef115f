import { isNode } from "../../document/node.ts";
import type { Operation } from "../../document/operations.ts";
import { report, type Side } from "../../judge/comparison.ts";
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
        what: `${side.name} was removed`,
        why: isSent ? "callers who send it are no longer understood" : "callers who read it find nothing",
      });
    } else if (hasBody && !isSent) {
      tell("request-body-added", "minor", "is new", "callers who do not know it ignore it");
    } else if (hasBody && isNode(has) && has.required === true) {
      tell("required-request-body-added", "major", "is new and required", "callers do not send it yet");
    } else if (hasBody) tell("request-body-added", "minor", "is new", "callers may leave it out");
    return;
  }
  if ((had.required === true) !== (has.required === true)) {
    if (!isSent) {
      const isRequired = has.required === true;
      if (isRequired)
        tell("incoming-request-body-became-required", "minor", "became required", "callers may rely on it");
      else {
        const why = "callers who rely on it may find nothing";
        tell("incoming-request-body-became-optional", "major", "became optional", why);
      }
    } else if (has.required === true) {
      tell("request-body-became-required", "major", "became required", "callers who leave it out are rejected");
    } else tell("request-body-became-optional", "minor", "became optional", "callers may continue to send it");
  }
  compareContent(side, had, has);
}
