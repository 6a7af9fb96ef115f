import { isNode, type Node } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import { isSame } from "../judge/bump-between.ts";
import { report, type Side } from "../judge/comparison.ts";
import { compareDefaults, compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { compareSchemas } from "../schemas/schema.ts";
import { allows, type Shape } from "../shape/shape.ts";
import { compareContent } from "./content.ts";

type NewSide = (name: string) => Side;

/** Compares what callers send beside the body. `isMoved`: the path changed, and with it the names in it. */
export function compareParameters(sideOf: NewSide, old: Operation, its: Operation, isMoved: boolean): void {
  const counts = (parameter: Node): boolean => !(isMoved && parameter.in === "path");
  const had = [...old.parameters].filter(([, parameter]) => counts(parameter));
  const has = [...its.parameters].filter(([, parameter]) => counts(parameter));
  const gone = had.filter(([key]) => !its.parameters.has(key));
  const come = has.filter(([key]) => !old.parameters.has(key));
  const named = new Set<string>();
  for (const [, parameter] of gone) {
    const side = sideOf(nameOf(parameter));
    const heirs = come.filter(([, other]) => isHeir(side, parameter, other)).map(([, other]) => String(other.name));
    const [heir] = heirs.length === 1 ? heirs : [];
    if (heir !== undefined) named.add(`${parameter.in} ${heir}`);
    report(side, {
      bump: "major",
      where: side.pair.old.pointer(parameter),
      what: `${side.name} was ${heir === undefined ? "removed" : `renamed to \`${heir}\``}`,
      why: "callers who send it are no longer understood",
      ...(heir === undefined ? {} : { before: String(parameter.name), after: heir }),
    });
  }
  for (const [, parameter] of come) {
    if (named.has(`${parameter.in} ${parameter.name}`)) continue;
    const side = sideOf(nameOf(parameter));
    const isRequired = isNeeded(parameter);
    report(side, {
      bump: isRequired ? "major" : "minor",
      where: side.pair.new.pointer(parameter),
      what: `${side.name} is new${isRequired ? " and required" : ""}`,
      why: isRequired ? "callers do not send it yet" : "callers may leave it out",
    });
  }
  for (const [key, parameter] of had) {
    const other = its.parameters.get(key);
    if (other) compareParameter(sideOf(nameOf(parameter)), parameter, other);
  }
}

function nameOf(parameter: Node): string {
  return `the ${parameter.in} parameter \`${parameter.name}\``;
}

function isNeeded(parameter: Node): boolean {
  return parameter.required === true || parameter.in === "path";
}

function isHeir(side: Side, lost: Node, other: Node): boolean {
  return (
    lost.in === other.in &&
    isNeeded(lost) === isNeeded(other) &&
    isSame(side.pair, lost.schema ?? true, other.schema ?? true)
  );
}

function compareParameter(side: Side, had: Node, has: Node): void {
  const { pair } = side;
  const where = pair.new.pointer(has);
  const [was, is] = [isNeeded(had), isNeeded(has)];
  if (was !== is) {
    report(side, {
      bump: is ? "major" : "minor",
      where,
      what: `${side.name} became ${is ? "required" : "optional"}`,
      why: is ? "callers who leave it out are refused" : "callers may go on sending it",
    });
  }
  const spot = { where, place: side.name };
  compareDeprecated(side, had.deprecated === true, has.deprecated === true, spot);
  if (isNode(had.content) !== isNode(has.content)) {
    const why = "the same value is written differently in a schema and in a media type";
    report(side, { bump: "major", where, what: `${side.name} is written in another way`, why });
    return;
  }
  if (isNode(had.content)) {
    compareContent(side, had, has);
    return;
  }
  const [before, after] = [pair.oldShape(had.schema), pair.newShape(has.schema)];
  compareStyle(side, had, has, where, isScalar(before) && isScalar(after));
  if (!was && !is) compareDefaults(side, before, after, spot);
  compareSchemas(side, had.schema ?? true, has.schema ?? true, "");
}

/** How a value is written in the request. */
function compareStyle(side: Side, had: Node, has: Node, where: string, isScalar: boolean): void {
  const [one, other] = [styleOf(had), styleOf(has)];
  for (const key of ["style", "explode", "allowReserved"] as const) {
    // A single value is written alike whether or not lists would be spread.
    if (one[key] === other[key] || (key === "explode" && isScalar)) continue;
    report(side, {
      bump: "major",
      where,
      what: `${side.name} changed its ${key} from \`${one[key]}\` to \`${other[key]}\``,
      why: "the same value is written differently in the request",
    });
  }
  if (one.allowEmptyValue === other.allowEmptyValue) return;
  report(side, {
    bump: other.allowEmptyValue ? "minor" : "major",
    where,
    what: `${side.name} may ${other.allowEmptyValue ? "now" : "no longer"} be empty`,
    why: other.allowEmptyValue ? "what callers send today is still taken" : "what callers send today may be refused",
  });
}

function styleOf(parameter: Node) {
  const style = String(parameter.style ?? (/^(query|cookie)$/.test(String(parameter.in)) ? "form" : "simple"));
  return {
    style,
    explode: typeof parameter.explode === "boolean" ? parameter.explode : style === "form",
    allowReserved: parameter.allowReserved === true,
    allowEmptyValue: parameter.allowEmptyValue === true,
  };
}

function isScalar(shape: Shape): boolean {
  return shape.types !== undefined && !allows(shape, "array") && !allows(shape, "object") && shape.unions.length === 0;
}
