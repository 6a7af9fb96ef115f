import { isNode, type Node } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import { isSame } from "../judge/bump-between.ts";
import { report, type Side, whyOf } from "../judge/comparison.ts";
import { compareDefaults, compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { compareRoot } from "../schemas/schema.ts";
import { allows, type Shape } from "../shape/shape.ts";
import { compareContent } from "./bodies/content.ts";

type NewSide = (name: string) => Side;

/** Compares the parameters. `isMoved`: the path changed, and its parameters with it. */
export function compareParameters(sideOf: NewSide, before: Operation, after: Operation, isMoved: boolean): void {
  const counts = (parameter: Node): boolean => !(isMoved && parameter.in === "path");
  const had = [...before.parameters].filter(([, parameter]) => counts(parameter));
  const has = [...after.parameters].filter(([, parameter]) => counts(parameter));
  const removed = had.filter(([key]) => !after.parameters.has(key));
  const added = has.filter(([key]) => !before.parameters.has(key));
  const named = new Set<string>();
  for (const [, parameter] of removed) {
    const side = sideOf(nameOf(parameter));
    const alike = added.filter(([, other]) => isAlike(side, parameter, other)).map(([, other]) => String(other.name));
    const [newName] = alike.length === 1 ? alike : [];
    if (newName !== undefined) named.add(`${parameter.in} ${newName}`);
    report(side, {
      id: newName === undefined ? "parameter-removed" : "parameter-renamed",
      bump: "major",
      where: side.pair.old.pointer(parameter),
      ...(newName === undefined ? {} : { detail: newName }),
      what: `${side.name} was ${newName === undefined ? "removed" : `renamed to \`${newName}\``}`,
      why:
        side.direction === "send" ? "callers who send it are no longer understood" : "callers who read it find nothing",
      ...(newName === undefined ? {} : { before: String(parameter.name), after: newName }),
    });
  }
  for (const [, parameter] of added) {
    if (named.has(`${parameter.in} ${parameter.name}`)) continue;
    const side = sideOf(nameOf(parameter));
    // Callers ignore what they receive and do not know.
    const isRequired = isNeeded(parameter) && side.direction === "send";
    report(side, {
      id: isRequired ? "required-parameter-added" : "parameter-added",
      bump: isRequired ? "major" : "minor",
      where: side.pair.new.pointer(parameter),
      what: `${side.name} is new${isRequired ? " and required" : ""}`,
      why: isRequired ? "callers do not send it yet" : "callers may leave it out",
    });
  }
  for (const [key, parameter] of had) {
    const other = after.parameters.get(key);
    if (other) compareParameter(sideOf(nameOf(parameter)), parameter, other);
  }
}

function nameOf(parameter: Node): string {
  return `the ${parameter.in} parameter \`${parameter.name}\``;
}

function isNeeded(parameter: Node): boolean {
  return parameter.required === true || parameter.in === "path";
}

/** Whether two parameters differ in nothing but their names: one is probably the new name of the other. */
function isAlike(side: Side, lost: Node, other: Node): boolean {
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
  if (was !== is && side.direction === "receive") {
    report(side, {
      id: is ? "incoming-parameter-became-required" : "incoming-parameter-became-optional",
      bump: is ? "minor" : "major",
      where,
      what: `${side.name} became ${is ? "required" : "optional"}`,
      why: is ? "callers may rely on it" : "callers who rely on it may find nothing",
    });
  } else if (was !== is) {
    report(side, {
      id: is ? "parameter-became-required" : "parameter-became-optional",
      bump: is ? "major" : "minor",
      where,
      what: `${side.name} became ${is ? "required" : "optional"}`,
      why: is ? "callers who leave it out are rejected" : "callers may continue to send it",
    });
  }
  const spot = { where, place: side.name };
  compareDeprecated(side, had.deprecated === true, has.deprecated === true, spot);
  if (isNode(had.content) !== isNode(has.content)) {
    report(side, {
      id: "parameter-serialization-changed",
      bump: "major",
      where,
      detail: isNode(has.content) ? "schema → content" : "content → schema",
      what: `${side.name} is written in another way`,
      why: "a schema and a media type write the same value differently",
    });
    return;
  }
  if (isNode(had.content)) {
    compareContent(side, had, has);
    return;
  }
  const [before, after] = [pair.oldShape(had.schema), pair.newShape(has.schema)];
  // `explode` changes nothing about a single value, nor about a list whose items are separated by commas anyway.
  const isSimple = styleOf(had).style === "simple" && styleOf(has).style === "simple";
  const isEven = (shape: Shape): boolean => isScalar(shape) || (isSimple && isFlat(shape));
  compareStyle(side, had, has, where, isEven(before) && isEven(after));
  if (!was && !is && side.direction === "send") compareDefaults(side, before, after, spot);
  compareRoot(side, had.schema ?? true, has.schema ?? true);
}

/** Compares how a value is written in the request. */
function compareStyle(side: Side, had: Node, has: Node, where: string, isEven: boolean): void {
  const [one, other] = [styleOf(had), styleOf(has)];
  for (const key of ["style", "explode", "allowReserved"] as const) {
    if (one[key] === other[key] || (key === "explode" && isEven)) continue;
    report(side, {
      id: "parameter-serialization-changed",
      bump: "major",
      where,
      detail: `${key}: ${one[key]} → ${other[key]}`,
      what: `${side.name} changed its ${key} from \`${one[key]}\` to \`${other[key]}\``,
      why: "the same value is written differently in the request",
    });
  }
  if (one.allowEmptyValue === other.allowEmptyValue) return;
  report(side, {
    id: other.allowEmptyValue ? "parameter-empty-value-allowed" : "parameter-empty-value-forbidden",
    bump: other.allowEmptyValue ? "minor" : "major",
    where,
    what: `${side.name} may ${other.allowEmptyValue ? "now" : "no longer"} be empty`,
    why: whyOf("send", other.allowEmptyValue ? "wider" : "narrower"),
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

function isFlat(shape: Shape): boolean {
  return shape.types !== undefined && !allows(shape, "object") && shape.unions.length === 0;
}

function isScalar(shape: Shape): boolean {
  return shape.types !== undefined && !allows(shape, "array") && !allows(shape, "object") && shape.unions.length === 0;
}
