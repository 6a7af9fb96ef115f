import type { Node } from "../document/node.ts";
import { bumpOf, report, type Side, whyOf } from "../judge/comparison.ts";
import { allows, type Shape } from "../shape/shape.ts";

/** Compares how the value of a parameter is written in the request. */
export function compareSerialization(side: Side, had: Node, has: Node, where: string): void {
  const [one, other] = [styleOf(had), styleOf(has)];
  for (const key of ["style", "explode", "allowReserved"] as const) {
    if (one[key] === other[key] || (key === "explode" && isEven(side, had, has))) continue;
    report(side, {
      id: "parameter-serialization-changed",
      bump: "major",
      where,
      ...toldOf(side, key, one[key], other[key]),
      why: "the same value is written differently in the request",
    });
  }
  if (one.allowEmptyValue === other.allowEmptyValue) return;
  const becomes = other.allowEmptyValue ? "wider" : "narrower";
  report(side, {
    id: `${side.direction === "send" ? "" : "incoming-"}parameter-empty-value-${other.allowEmptyValue ? "allowed" : "forbidden"}`,
    bump: bumpOf(side.direction, becomes),
    where,
    what: `${side.name} may ${other.allowEmptyValue ? "now" : "no longer"} be empty`,
    why: whyOf(side.direction, becomes),
  });
}

/** Compares how the value of a response's header is written: headers have one style, and `explode` counts for objects. */
export function compareHeaderSerialization(side: Side, had: Node, has: Node, where: string): void {
  const [one, other] = [styleOf(had).explode, styleOf(has).explode];
  if (one === other || isEven(side, had, has)) return;
  report(side, {
    id: "header-serialization-changed",
    bump: "major",
    where,
    ...toldOf(side, "explode", one, other),
    why: "the same value is written differently in the response",
  });
}

function toldOf(side: Side, key: string, one: unknown, other: unknown): { detail: string; what: string } {
  return {
    detail: `${key}: ${one} → ${other}`,
    what: `${side.name} changed its ${key} from \`${one}\` to \`${other}\``,
  };
}

/** `explode` changes nothing about a single value, nor about a list whose items are separated by commas anyway. */
function isEven({ pair }: Side, had: Node, has: Node): boolean {
  const isSimple = styleOf(had).style === "simple" && styleOf(has).style === "simple";
  return [pair.oldShape(had.schema), pair.newShape(has.schema)].every(
    (shape) => isScalar(shape) || (isSimple && isFlat(shape)),
  );
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
