import { isNode } from "../document/node.ts";
import { bumpBetween, isSame } from "../judge/bump-between.ts";
import { placeName, report, type Side, sayerOf, whyOf } from "../judge/comparison.ts";
import { allowsNull, type RawSchema, type Shape, type Union } from "../shape/shape.ts";

/** Compares shapes of which at least one has a union. */
export function compareUnions(side: Side, before: Shape, after: Shape, path: string): void {
  const [had, has] = [unionOf(before), unionOf(after)];
  if (had === undefined || has === undefined) {
    if (!haveSameUnions(side, before, after)) rewritten(side, after, path);
    else compareBases(side, before, after, path);
    return;
  }
  const say = sayerOf(side, before, after, path);
  const [hadNull, hasNull] = [allowsNull(before), allowsNull(after)];
  if (hadNull && !hasNull) say("narrower", "can no longer be null");
  if (!hadNull && hasNull) say("wider", "can be null");
  if (before.unions.length > 0 && after.unions.length > 0) compareBases(side, before, after, path);
  compareMembers(side, had, has, before, after, path);
  if (had.kind !== has.kind && had.members.length > 1 && has.members.length > 1) {
    const what = `${placeName(side, path)} changed from \`${had.kind}\` to \`${has.kind}\``;
    const isNarrower = side.direction === "send" && has.kind === "oneOf";
    report(side, {
      bump: isNarrower ? "major" : "minor",
      where: side.pair.new.pointer(after.raw),
      what,
      why: isNarrower ? whyOf("send", "narrower") : "the alternatives are the same",
    });
  }
  compareNames(side, before, after, path);
}

/** The one union that a shape is about. One without a union, or nothing beside, is a union of one. */
function unionOf(shape: Shape): Union | undefined {
  if (shape.unions.length > 1) return undefined;
  return shape.unions[0] ?? { kind: "oneOf", members: [shape.raw], nullable: allowsNull(shape) };
}

function haveSameUnions({ pair }: Side, before: Shape, after: Shape): boolean {
  const same = (one: Union, other: Union | undefined): boolean =>
    other !== undefined &&
    one.kind === other.kind &&
    one.members.length === other.members.length &&
    one.members.every((member) => other.members.some((its) => isSame(pair, member, its)));
  return (
    before.unions.length === after.unions.length && before.unions.every((one, index) => same(one, after.unions[index]))
  );
}

/** Compares what stands beside the unions. */
function compareBases(side: Side, before: Shape, after: Shape, path: string): void {
  // Null was compared with the members.
  const base = ({ types, unions: _, opaque: __, ...shape }: Shape): Shape => ({
    ...shape,
    unions: [],
    opaque: new Map(),
    ...(types ? { types: new Set([...types].filter((type) => type !== "null")) } : {}),
  });
  side.pair.compare.shapes(side, base(before), base(after), path);
}

function compareMembers(side: Side, had: Union, has: Union, before: Shape, after: Shape, path: string): void {
  const { pair } = side;
  const come = [...has.members];
  let gone = [...had.members];
  const match = (isPartner: (one: RawSchema, other: RawSchema) => boolean): void => {
    gone = gone.filter((one) => {
      const partner = come.findIndex((other) => isPartner(one, other));
      if (partner < 0) return true;
      const [other] = come.splice(partner, 1);
      side.pair.compare.schemas(side, one, other, path);
      return false;
    });
  };
  match((one, other) => isSame(pair, one, other));
  match(
    (one, other) => nameOf(side, one, "old") !== undefined && nameOf(side, one, "old") === nameOf(side, other, "new"),
  );
  match((one, other) => bumpBetween(pair, side.direction, one, other) !== "major");
  if (gone.length > 0 && come.length > 0) {
    rewritten(side, after, path);
    return;
  }
  const say = sayerOf(side, before, after, path);
  for (const one of gone) {
    const shape = pair.oldShape(one);
    const losesFields = side.direction === "receive" && shape.properties.size > 0;
    const text = `lost the alternative ${memberText(side, one, "old")}`;
    const why = "callers who read its fields find nothing";
    const what = `${placeName(side, path)} ${text}`;
    if (losesFields) report(side, { bump: "major", where: pair.new.pointer(after.raw), what, why });
    else say("narrower", text);
  }
  for (const one of come) say("wider", `can also be ${memberText(side, one, "new")}`);
}

/** Where a discriminator has no mapping, the name of an alternative's schema is what is sent. */
function compareNames(side: Side, before: Shape, after: Shape, path: string): void {
  if (!before.opaque.has("discriminator") || !after.opaque.has("discriminator")) return;
  const mapped = (shape: Shape): string => JSON.stringify(shape.opaque.get("discriminator"));
  const names = (shape: Shape, of: "old" | "new"): string[] =>
    shape.unions.flatMap(({ members }) => members.map((member) => componentOf(side, member, of) ?? ""));
  const its = names(after, "new");
  for (const name of names(before, "old")) {
    if (name === "" || its.includes(name) || mapped(before).includes(`/${name}"`)) continue;
    report(side, {
      bump: "major",
      where: side.pair.new.pointer(after.raw),
      what: `${placeName(side, path)} no longer has the discriminator's value \`${name}\``,
      why: "without a mapping the schema's name is what is sent and received",
    });
  }
}

function rewritten(side: Side, after: Shape, path: string): void {
  report(side, {
    bump: "major",
    where: side.pair.new.pointer(after.raw),
    what: `${placeName(side, path)} has rewritten alternatives`,
    why: "which old alternative became which new one cannot be told",
  });
}

/** What an alternative is called: its title, or the last part of where it stands among the components. */
function nameOf(side: Side, raw: RawSchema, of: "old" | "new"): string | undefined {
  const node = side.pair[of].follow(raw);
  return isNode(node) && typeof node.title === "string" ? node.title : componentOf(side, raw, of);
}

function componentOf({ pair }: Side, raw: RawSchema, of: "old" | "new"): string | undefined {
  return /\/components\/schemas\/([^/]+)$/.exec(pair[of].pointer(pair[of].follow(raw)))?.[1];
}

function memberText(side: Side, raw: RawSchema, of: "old" | "new"): string {
  const name = nameOf(side, raw, of);
  if (name !== undefined) return `\`${name}\``;
  const shape = of === "old" ? side.pair.oldShape(raw) : side.pair.newShape(raw);
  const types = [...(shape.types ?? [])].map((type) => `\`${type}\``);
  return types.length > 0 ? `a value of ${types.join(" or ")}` : "one of its alternatives";
}
