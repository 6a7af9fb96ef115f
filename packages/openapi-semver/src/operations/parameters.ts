import { isNode, type Node } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import { isSame } from "../judge/bump-between.ts";
import { report, reportNeed, type Side, whyOf, whyRemoved } from "../judge/comparison.ts";
import { compareDefaults, compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { heirsOf } from "../judge/heirs.ts";
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
  const heirs = heirsIn(sideOf, new Map(removed), new Map(added));
  const taken = new Set(heirs.values());
  for (const [key, parameter] of removed) {
    const side = sideOf(nameOf(parameter));
    const heir = heirs.get(key);
    const newName = heir === undefined ? undefined : String(after.parameters.get(heir)?.name);
    report(side, {
      id: newName === undefined ? "parameter-removed" : "parameter-renamed",
      bump: "major",
      where: side.pair.old.pointer(parameter),
      inOld: true,
      ...(newName === undefined ? {} : { detail: newName }),
      what: `${side.name} was removed${newName === undefined ? "" : `; perhaps now \`${newName}\``}`,
      why: whyRemoved(side.direction),
    });
  }
  for (const [key, parameter] of added) {
    if (taken.has(key)) continue;
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

/** For removed parameters the new ones that perhaps replace them, both by place and name. */
function heirsIn(
  sideOf: NewSide,
  removed: ReadonlyMap<string, Node>,
  added: ReadonlyMap<string, Node>,
): Map<string, string> {
  const withoutPlace = (key: string): string => key.slice(key.indexOf(" ") + 1);
  const heirs = new Map<string, string>();
  for (const place of new Set([...removed.values()].map((one) => one.in))) {
    const namesOf = (all: ReadonlyMap<string, Node>): string[] =>
      [...all].filter(([, one]) => one.in === place).map(([key]) => withoutPlace(key));
    const isAlikeThere = (one: string, other: string): boolean => {
      const [lost, found] = [removed.get(`${place} ${one}`), added.get(`${place} ${other}`)];
      return lost !== undefined && found !== undefined && isAlike(sideOf(nameOf(lost)), lost, found);
    };
    const found = heirsOf(namesOf(removed), namesOf(added), isAlikeThere);
    for (const [one, other] of found) heirs.set(`${place} ${one}`, `${place} ${other}`);
  }
  return heirs;
}

/** Whether two parameters differ in nothing but their names. */
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
  if (was !== is) reportNeed(side, side.direction === "send" ? "parameter" : "incoming-parameter", is, where);
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
    // `deepObject` has one form only, whatever `explode` says.
    explode: style === "deepObject" || (typeof parameter.explode === "boolean" ? parameter.explode : style === "form"),
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
