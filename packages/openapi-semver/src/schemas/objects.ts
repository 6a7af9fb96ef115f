import type { Bump } from "../bump.ts";
import type { Source } from "../document/source.ts";
import { isSame } from "../judge/bump-between.ts";
import {
  bumpOf,
  type Finding,
  placeName,
  prefixOf,
  report,
  type Side,
  spot,
  whyOf,
  whyRemoved,
} from "../judge/comparison.ts";
import { compareDefaults, compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { heirsOf } from "../judge/heirs.ts";
import type { SpecChangeId } from "../judge/spec-changes.ts";
import { allows, isUnlimited, type RawSchema, type Shape } from "../shape/shape.ts";

/** A field of an object, in one of the two documents. */
interface Field {
  readonly raw: RawSchema;
  readonly shape: Shape;
  readonly required: boolean;
}

/** Compares the fields of objects, which of them are required, and whether other fields are allowed. */
export function compareObjects(side: Side, before: Shape, after: Shape, path: string): void {
  if (!allows(before, "object") || !allows(after, "object")) return;
  const [had, has] = [fieldsOf(side, before, side.pair.oldShape), fieldsOf(side, after, side.pair.newShape)];
  const removed = [...had.keys()].filter((name) => !has.has(name));
  const added = [...has.keys()].filter((name) => !had.has(name));
  const heirs = heirsOf(removed, added, (one, other) => isSameField(side, had.get(one), has.get(other)));
  for (const name of removed) reportRemoved(side, before, join(path, name), name, heirs.get(name));
  const taken = new Set(heirs.values());
  for (const name of added) {
    if (!taken.has(name)) reportAdded(side, has.get(name)?.required === true, after, path, name);
  }
  for (const [name, field] of had) {
    const other = has.get(name);
    if (other) compareField(side, field, other, join(path, name), spotOf(side.pair.new, after, name));
  }
  compareAdditional(side, before, after, path);
}

/** The fields that travel in the direction of a side: `readOnly` fields are never sent, `writeOnly` fields never received. */
function fieldsOf(side: Side, shape: Shape, shapeOf: (raw: RawSchema) => Shape): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [name, raw] of shape.properties) {
    const own = shapeOf(raw);
    // A field without any valid value does not exist.
    if (own.never || (side.direction === "send" ? own.readOnly : own.writeOnly)) continue;
    fields.set(name, { raw, shape: own, required: shape.required.has(name) });
  }
  return fields;
}

function isSameField(side: Side, removed: Field | undefined, added: Field | undefined): boolean {
  return (
    removed !== undefined &&
    added !== undefined &&
    removed.required === added.required &&
    isSame(side.pair, removed.raw, added.raw)
  );
}

function reportRemoved(side: Side, before: Shape, path: string, name: string, newName: string | undefined): void {
  report(side, {
    id: `${prefixOf(side.direction)}-${newName === undefined ? "field-removed" : "field-renamed"}`,
    bump: "major",
    ...spotOf(side.pair.old, before, name),
    inOld: true,
    ...(newName === undefined ? {} : { detail: newName }),
    what: `${placeName(side, path)} was removed${newName === undefined ? "" : `; perhaps now \`${newName}\``}`,
    why: whyRemoved(side.direction),
  });
}

function reportAdded(side: Side, required: boolean, after: Shape, path: string, name: string): void {
  const place = placeName(side, join(path, name));
  const spot = spotOf(side.pair.new, after, name);
  const what = `${place} is new${required ? " and required" : ""}`;
  if (side.direction === "receive") {
    report(side, {
      id: "response-field-added",
      bump: "minor",
      ...spot,
      what,
      why: "callers who do not know it ignore it",
    });
  } else if (required) {
    const why = "callers do not send it yet";
    report(side, { id: "request-required-field-added", bump: "major", ...spot, what, why });
  } else report(side, { id: "request-field-added", bump: "minor", ...spot, what, why: "callers may leave it out" });
}

/** Where a field is written. One that only `required` names is at its object, with its name as the detail. */
function spotOf(source: Source, shape: Shape, name: string): Pick<Finding, "where" | "detail"> {
  const holder = asObject(shape.raw);
  const where = source.pointer(shape.properties.get(name), holder, "properties", name);
  return where === source.pointer(holder) ? { where, detail: name } : { where };
}

function compareField(side: Side, had: Field, has: Field, path: string, spot: Pick<Finding, "where" | "detail">): void {
  const { where } = spot;
  const place = placeName(side, path);
  if (had.required !== has.required) {
    report(side, {
      id: `${prefixOf(side.direction)}-${has.required ? "field-became-required" : "field-became-optional"}`,
      bump: bumpOf(side.direction, has.required ? "narrower" : "wider"),
      ...spot,
      what: `${place} became ${has.required ? "required" : "optional"}`,
      why: whyRequired(side, has.required),
    });
  }
  const finding = { where, place };
  if (side.direction === "send" && !had.required && !has.required) {
    compareDefaults(side, had.shape, has.shape, finding);
  }
  compareDeprecated(side, had.shape.deprecated, has.shape.deprecated, finding);
  side.pair.compare.schemas(side, had.raw, has.raw, path);
}

function whyRequired({ direction }: Side, isRequired: boolean): string {
  if (direction === "send" && isRequired) return "callers who leave it out are rejected";
  if (direction === "receive" && !isRequired) return "callers who rely on it may find nothing";
  return whyOf(direction, isRequired ? "narrower" : "wider");
}

/** A schema that allows everything or nothing as true or false, even behind a reference. */
function plain(raw: RawSchema, shapeOf: (raw: RawSchema) => Shape): RawSchema {
  const shape = shapeOf(raw);
  return shape.never ? false : isUnlimited(shape) ? true : raw;
}

/** Compares which fields are allowed apart from the named ones. */
function compareAdditional(side: Side, before: Shape, after: Shape, path: string): void {
  const { oldShape, newShape } = side.pair;
  const [had, has] = [plain(before.additional, oldShape), plain(after.additional, newShape)];
  const isSent = side.direction === "send";
  const prefix = prefixOf(side.direction);
  const tell = (id: SpecChangeId, bump: Bump, what: string, why: string): void =>
    report(side, { id, bump, where: spot(side, after, before), what: `${placeName(side, path)} ${what}`, why });
  if (typeof had === "boolean" && typeof has === "boolean") {
    if (had === has) return;
    const id = `${prefix}-additional-fields-${has ? "allowed" : "forbidden"}` as const;
    const what = has ? "allows fields other than the named ones" : "allows no fields other than the named ones";
    if (isSent) tell(id, has ? "minor" : "major", what, whyOf("send", has ? "wider" : "narrower"));
    else tell(id, "minor", what, "callers read the named fields");
  } else if (typeof has === "boolean") {
    const untyped = `${prefix}-additional-fields-untyped` as const;
    if (!isSent) {
      tell(
        untyped,
        "major",
        "is no longer a map of typed values",
        "callers who read its values lose them or their type",
      );
    } else if (has) tell(untyped, "minor", "allows any value in other fields", whyOf("send", "wider"));
    else tell("request-additional-fields-forbidden", "major", "allows no other fields", whyOf("send", "narrower"));
  } else if (typeof had === "boolean") {
    const what = "gives its other fields a type";
    const typed = `${prefix}-additional-fields-typed` as const;
    if (!isSent) tell(typed, "minor", what, whyOf("receive", "narrower"));
    else if (had) tell(typed, "major", what, whyOf("send", "narrower"));
    else tell("request-additional-fields-allowed", "minor", what, whyOf("send", "wider"));
  } else {
    const [one, other] = [side.pair.oldShape(had), side.pair.newShape(has)];
    const finding = { where: spot(side, other, one), place: placeName(side, `${path}{}`) };
    compareDeprecated(side, one.deprecated, other.deprecated, finding);
    side.pair.compare.schemas(side, had, has, `${path}{}`);
  }
}

function asObject(value: unknown): object | undefined {
  return typeof value === "object" && value !== null ? value : undefined;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
