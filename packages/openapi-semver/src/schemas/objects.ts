import type { Bump } from "../bump.ts";
import { isSame } from "../judge/bump-between.ts";
import { bumpOf, placeName, report, type Side, spot, whyOf } from "../judge/comparison.ts";
import { compareDefaults, compareDeprecated } from "../judge/defaults-and-deprecations.ts";
import { allows, type RawSchema, type Shape } from "../shape/shape.ts";

/** A field before and after; absent where there is none in this direction. */
interface Field {
  readonly raw: RawSchema;
  readonly shape: Shape;
  readonly required: boolean;
}

/** Where so much is new, a new name cannot be told from a new field. */
const MOST_GUESSES = 400;

/** Compares fields, which of them must be there, and what further ones may. */
export function compareObjects(side: Side, before: Shape, after: Shape, path: string): void {
  if (!allows(before, "object") || !allows(after, "object")) return;
  const [had, has] = [fieldsOf(side, before, side.pair.oldShape), fieldsOf(side, after, side.pair.newShape)];
  const gone = [...had.keys()].filter((name) => !has.has(name));
  const come = [...has.keys()].filter((name) => !had.has(name));
  const heirs = new Set<string>();
  for (const name of gone) {
    const heir = gone.length * come.length > MOST_GUESSES ? undefined : heirOf(side, had.get(name), come, has);
    if (heir !== undefined) heirs.add(heir);
    report(side, {
      bump: "major",
      where: side.pair.old.pointer(before.properties.get(name), asObject(before.raw), `properties/${name}`),
      what: `${placeName(side, join(path, name))} was ${heir === undefined ? "removed" : `renamed to \`${heir}\``}`,
      why:
        side.direction === "send" ? "callers who send it are no longer understood" : "callers who read it find nothing",
      ...(heir === undefined ? {} : { before: name, after: heir }),
    });
  }
  for (const name of come) if (!heirs.has(name)) added(side, has.get(name)?.required === true, after, path, name);
  for (const [name, field] of had) {
    const its = has.get(name);
    if (its) compareField(side, field, its, join(path, name));
  }
  compareAdditional(side, before, after, path);
}

/** The fields that go in the direction of a side: `readOnly` ones are never sent, `writeOnly` ones never received. */
function fieldsOf(side: Side, shape: Shape, shapeOf: (raw: RawSchema) => Shape): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [name, raw] of shape.properties) {
    const own = shapeOf(raw);
    // A field that allows nothing is none.
    if (own.never || (side.direction === "send" ? own.readOnly : own.writeOnly)) continue;
    fields.set(name, { raw, shape: own, required: shape.required.has(name) });
  }
  return fields;
}

/** The one new field that is just what the one lost field was: probably its new name. */
function heirOf(
  side: Side,
  lost: Field | undefined,
  come: readonly string[],
  has: Map<string, Field>,
): string | undefined {
  const heirs = come.filter((name) => {
    const field = has.get(name);
    return lost && field && lost.required === field.required && isSame(side.pair, lost.raw, field.raw);
  });
  return heirs.length === 1 ? heirs[0] : undefined;
}

function added(side: Side, required: boolean, after: Shape, path: string, name: string): void {
  const place = placeName(side, join(path, name));
  const where = side.pair.new.pointer(after.properties.get(name), asObject(after.raw), `properties/${name}`);
  const isBreaking = side.direction === "send" && required;
  report(side, {
    bump: isBreaking ? "major" : "minor",
    where,
    what: `${place} is new${required ? " and required" : ""}`,
    why: isBreaking
      ? "callers do not send it yet"
      : side.direction === "send"
        ? "callers may leave it out"
        : "callers who do not know it are not disturbed",
  });
}

function compareField(side: Side, had: Field, has: Field, path: string): void {
  const where = side.pair.new.pointer(has.raw);
  const place = placeName(side, path);
  if (had.required !== has.required) {
    const becomes = has.required ? "narrower" : "wider";
    report(side, {
      bump: bumpOf(side.direction, becomes),
      where,
      what: `${place} became ${has.required ? "required" : "optional"}`,
      why:
        side.direction === "send"
          ? has.required
            ? "callers who leave it out are refused"
            : whyOf("send", "wider")
          : has.required
            ? whyOf("receive", "narrower")
            : "callers who rely on it may find nothing",
    });
  }
  const finding = { where, place };
  if (side.direction === "send" && !had.required && !has.required) {
    compareDefaults(side, had.shape, has.shape, finding);
  }
  compareDeprecated(side, had.shape.deprecated, has.shape.deprecated, finding);
  side.pair.compare.schemas(side, had.raw, has.raw, path);
}

/** Compares what keys may be there besides the named ones. */
function compareAdditional(side: Side, before: Shape, after: Shape, path: string): void {
  const [had, has] = [before.additional, after.additional];
  const say = (bump: Bump, what: string, why: string): void =>
    report(side, { bump, where: spot(side, after, before), what: `${placeName(side, path)} ${what}`, why });
  if (typeof had === "boolean" && typeof has === "boolean") {
    if (had === has) return;
    const what = has ? "takes fields beside the named ones" : "takes no fields beside the named ones";
    if (side.direction === "send") say(has ? "minor" : "major", what, whyOf("send", has ? "wider" : "narrower"));
    else say("minor", what, "callers read the named fields");
  } else if (typeof has === "boolean") {
    // A typed map loses its values' type, or its values.
    if (side.direction === "send") {
      if (has) say("minor", "takes any value in further fields", whyOf("send", "wider"));
      else say("major", "takes no further fields", whyOf("send", "narrower"));
    } else say("major", `no longer holds a map of known values`, "callers who read its values lose them or their type");
  } else if (typeof had === "boolean") {
    const becomes = had ? "narrower" : "wider";
    if (side.direction === "send")
      say(bumpOf("send", becomes), "gives its further fields a type", whyOf("send", becomes));
    else say("minor", "gives its further fields a type", whyOf("receive", "narrower"));
  } else side.pair.compare.schemas(side, had, has, `${path}{}`);
}

function asObject(value: unknown): object | undefined {
  return typeof value === "object" && value !== null ? value : undefined;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
