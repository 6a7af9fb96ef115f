import type { Node } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import { isSuccess, responsesOf, sharedErrors } from "../document/responses.ts";
import { isSame } from "../judge/bump-between.ts";
import { type Pair, report, type Side } from "../judge/comparison.ts";
import { compareContent } from "./bodies/content.ts";
import { mediaTypes } from "./bodies/media-types.ts";
import { compareHeaders } from "./headers.ts";

/** Compares all responses of an operation. */
export function compareResponses(sideOf: (name: string) => Side, before: Operation, after: Operation): void {
  const { pair } = sideOf("");
  const [had, has] = [responsesOf(pair.old, before), responsesOf(pair.new, after)];
  const kept = [...had.keys()].filter((status) => has.has(status));
  for (const [status, response] of had) {
    const side = sideOf(`the response ${status}`);
    // Callers who answer may use a status of a range, or any that the default response covers.
    const other = side.direction === "send" ? governing(has, status) : has.get(status);
    if (other !== undefined) compareResponse(side, response, other);
    else reportRemoved(side, status, response, had);
  }
  for (const [status, response] of has) {
    if (had.has(status)) continue;
    const side = sideOf(`the response ${status}`);
    const other = side.direction === "send" ? governing(had, status) : undefined;
    if (other !== undefined) {
      compareResponse(side, other, response);
      continue;
    }
    const isFine = isSuccess(status, had)
      ? // The body is one that callers already handle.
        kept.some((one) => isSuccess(one, had) && hasSameBody(side, has.get(one), response))
      : isSharedError(side, response, kept, had, has);
    reportAdded(side, response, isSuccess(status, had), isFine);
  }
}

/** What describes a response with this status: its own entry, that of its range, or the default. */
function governing(responses: ReadonlyMap<string, Node>, status: string): Node | undefined {
  return responses.get(status) ?? responses.get(`${status.charAt(0)}XX`) ?? responses.get("DEFAULT");
}

function reportRemoved(side: Side, status: string, response: Node, had: ReadonlyMap<string, Node>): void {
  if (side.direction === "send") {
    report(side, {
      id: "outgoing-response-removed",
      bump: "major",
      where: side.pair.old.pointer(response),
      inOld: true,
      what: `${side.name} was removed`,
      why: "callers who answer with it are no longer understood",
    });
    return;
  }
  const isResult = isSuccess(status, had);
  report(side, {
    id: isResult ? "success-response-removed" : "error-response-removed",
    bump: isResult ? "major" : "minor",
    where: side.pair.old.pointer(response),
    inOld: true,
    what: `${side.name} was removed`,
    why: isResult ? "callers who wait for it no longer receive it" : "callers who handle it no longer need to",
  });
}

function reportAdded(side: Side, response: Node, isResult: boolean, isFine: boolean): void {
  if (side.direction === "send") {
    report(side, {
      id: "outgoing-response-added",
      bump: "minor",
      where: side.pair.new.pointer(response),
      what: `${side.name} is new`,
      why: "callers may continue to answer as before",
    });
    return;
  }
  const kind = isResult ? "success-response" : "error-response";
  report(side, {
    id: isFine ? `${kind}-added` : `${kind}-with-new-body-added`,
    bump: isFine ? "minor" : "major",
    where: side.pair.new.pointer(response),
    what: `${side.name} is new`,
    why: isFine
      ? "callers of this operation know its body"
      : `its body differs from that of the other ${isResult ? "success" : "error"} responses`,
  });
}

function isSharedError(
  side: Side,
  response: Node,
  kept: readonly string[],
  had: ReadonlyMap<string, Node>,
  has: ReadonlyMap<string, Node>,
): boolean {
  const errors = [...had].filter(([status]) => !isSuccess(status, had));
  if (errors.length > 0) {
    return (
      kept.some((status) => !isSuccess(status, had) && hasSameBody(side, has.get(status), response)) ||
      errors.some(([, error]) => hasSameBodyAs(side, error, response))
    );
  }
  // The operation documented no error: its callers know the errors of the API's other operations.
  const shared = sharedErrors(side.pair.old);
  return mediaTypes(side.pair.new, response).size === 0 || shared.some((error) => hasSameBodyAs(side, error, response));
}

/** Whether two responses of the new document have the same body. */
function hasSameBody(side: Side, one: Node | undefined, other: Node): boolean {
  const { pair } = side;
  return one !== undefined && sameContent(pair.newWithItself, one, other);
}

/** Whether a response of the old document and one of the new document have the same body. */
function hasSameBodyAs({ pair }: Side, one: Node, other: Node): boolean {
  return sameContent(pair, one, other);
}

function sameContent(pair: Pair, one: Node, other: Node): boolean {
  const [left, right] = [mediaTypes(pair.old, one), mediaTypes(pair.new, other)];
  return (
    left.size === right.size &&
    [...left].every(([type, media]) => {
      const partner = right.get(type);
      return partner !== undefined && isSame(pair, media.schema ?? true, partner.schema ?? true);
    })
  );
}

function compareResponse(side: Side, had: Node, has: Node): void {
  const [before, after] = [mediaTypes(side.pair.old, had).size > 0, mediaTypes(side.pair.new, has).size > 0];
  const where = side.pair.new.pointer(has);
  if (before && after) compareContent(side, had, has);
  else if (before) {
    const why = "callers who read it find nothing";
    report(side, { id: "response-body-removed", bump: "major", where, what: `${side.name} no longer has a body`, why });
  } else if (after) {
    const why = "callers expect no body";
    report(side, { id: "response-body-added", bump: "major", where, what: `${side.name} has a body`, why });
  }
  compareHeaders(side, had, has);
}
