import { asNode, isNode, type Node } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import { isSuccess, responsesOf, sharedErrors } from "../document/responses.ts";
import type { Source } from "../document/source.ts";
import { isSame } from "../judge/bump-between.ts";
import { bumpOf, report, type Side } from "../judge/comparison.ts";
import { compareSchemas } from "../schemas/schema.ts";
import { compareContent, mediaTypes } from "./content.ts";

/** Compares every answer of an operation. */
export function compareResponses(sideOf: (name: string) => Side, old: Operation, its: Operation): void {
  const { pair } = sideOf("");
  const [had, has] = [responsesOf(pair.old, old), responsesOf(pair.new, its)];
  const kept = [...had.keys()].filter((status) => has.has(status));
  for (const [status, response] of had) {
    const side = sideOf(`the answer ${status}`);
    const other = has.get(status);
    if (other !== undefined) compareResponse(side, response, other);
    else gone(side, status, response, had);
  }
  for (const [status, response] of has) {
    if (had.has(status)) continue;
    const side = sideOf(`the answer ${status}`);
    const isFine = isSuccess(status, had)
      ? // A caller's code meets a body that it knows.
        kept.some((one) => isSuccess(one, had) && hasSameBody(side, has.get(one), response))
      : isSharedError(side, response, kept, had, has);
    come(side, response, isSuccess(status, had), isFine);
  }
}

function gone(side: Side, status: string, response: Node, had: ReadonlyMap<string, Node>): void {
  const isResult = isSuccess(status, had);
  report(side, {
    bump: isResult ? "major" : "minor",
    where: side.pair.old.pointer(response),
    what: `${side.name} was removed`,
    why: isResult ? "callers who wait for it no longer receive it" : "callers who handle it need not do so any more",
  });
}

function come(side: Side, response: Node, isResult: boolean, isFine: boolean): void {
  report(side, {
    bump: isFine ? "minor" : "major",
    where: side.pair.new.pointer(response),
    what: `${side.name} is new`,
    why: isFine
      ? `its body is one that callers of this operation know`
      : `its body is ${isResult ? "not that of the other successes" : "not the errors' shared one"}`,
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
  // The operation documented no error: what the API's other operations answer is known to its callers.
  const shared = sharedErrors(side.pair.old);
  return mediaTypes(response).size === 0 || shared.some((error) => hasSameBodyAs(side, error, response));
}

/** Whether two answers of the new document have the same body. */
function hasSameBody(side: Side, one: Node | undefined, other: Node): boolean {
  const { pair } = side;
  // Both stand in the new document, so it is compared with itself.
  return one !== undefined && sameContent(one, other, (a, b) => isSame(pair.newWithItself, a, b));
}

/** Whether an answer of the old document and one of the new have the same body. */
function hasSameBodyAs({ pair }: Side, one: Node, other: Node): boolean {
  return sameContent(one, other, (a, b) => isSame(pair, a, b));
}

function sameContent(one: Node, other: Node, same: (a: unknown, b: unknown) => boolean): boolean {
  const [left, right] = [mediaTypes(one), mediaTypes(other)];
  return (
    left.size === right.size &&
    [...left].every(([type, media]) => {
      const partner = right.get(type);
      return partner !== undefined && same(media.schema ?? true, partner.schema ?? true);
    })
  );
}

function compareResponse(side: Side, had: Node, has: Node): void {
  const [before, after] = [mediaTypes(had).size > 0, mediaTypes(has).size > 0];
  const where = side.pair.new.pointer(has);
  if (before && after) compareContent(side, had, has);
  else if (before) {
    const why = "callers who read it find nothing";
    report(side, { bump: "major", where, what: `${side.name} no longer has a body`, why });
  } else if (after) {
    const why = "its type was nothing, and is something else";
    report(side, { bump: "major", where, what: `${side.name} has a body`, why });
  }
  compareHeaders(side, had, has);
}

function compareHeaders(side: Side, had: Node, has: Node): void {
  const { pair } = side;
  const [before, after] = [headersOf(pair.old, had), headersOf(pair.new, has)];
  for (const [name, header] of before) {
    const its: Side = { ...side, name: `the header \`${name}\` of ${side.name}` };
    const other = after.get(name);
    const where = pair.new.pointer(other ?? has.headers, has, "headers");
    if (other === undefined) {
      report(its, { bump: "major", where, what: `${its.name} was removed`, why: "callers who read it find nothing" });
      continue;
    }
    if ((header.required === true) !== (other.required === true)) {
      const isRequired = other.required === true;
      report(its, {
        bump: bumpOf(side.direction, isRequired ? "narrower" : "wider"),
        where,
        what: `${its.name} became ${isRequired ? "required" : "optional"}`,
        why: isRequired ? "callers may rely on it" : "callers who rely on it may find nothing",
      });
    }
    compareSchemas(its, header.schema ?? true, other.schema ?? true, "");
    if (isNode(header.content) || isNode(other.content)) compareContent(its, header, other);
  }
  for (const [name, header] of after) {
    if (before.has(name)) continue;
    const what = `the header \`${name}\` of ${side.name} is new`;
    report(side, {
      bump: "minor",
      where: pair.new.pointer(header),
      what,
      why: "callers who do not know it are not disturbed",
    });
  }
}

function headersOf(source: Source, response: Node): Map<string, Node> {
  const entries = Object.entries(asNode(response.headers)).map(
    ([name, header]) => [name.toLowerCase(), asNode(source.follow(header))] as const,
  );
  // OpenAPI ignores a header of this name: the media type says the same.
  return new Map(entries.filter(([name]) => name !== "content-type"));
}
