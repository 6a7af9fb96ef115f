import { asNode, isNode, jsonOf, type Node } from "../../document/node.ts";
import { isSame } from "../../judge/bump-between.ts";
import { bumpOf, placeName, prefixOf, report, type Side, spot, whyOf } from "../../judge/comparison.ts";
import type { SpecChangeId } from "../../judge/spec-changes.ts";
import { deepEqual } from "../../shape/equal.ts";
import { discriminated, mapped } from "../../shape/implied/discriminated.ts";
import type { Shape } from "../../shape/shape.ts";
import { componentOf } from "./names.ts";

/** Compares discriminators: the field, the values that it may have, and the schemas that are chosen without a union. */
export function compareDiscriminators(side: Side, before: Shape, after: Shape, path: string): void {
  const [had, has] = [before, after].map((shape) => shape.opaque.get("discriminator") ?? []) as [unknown[], unknown[]];
  if (had.length === 0 && has.length === 0) return;
  const tell = (id: SpecChangeId, bump: "minor" | "major", detail: string, what: string, why: string): void =>
    report(side, { id, bump, where: spot(side, after, before), detail, what: `${placeName(side, path)} ${what}`, why });
  const [one, other] = [had[0], has[0]];
  const isSent = side.direction === "send";
  if (one === undefined && !isSent) {
    const what = "has a new `discriminator`";
    tell("response-discriminator-added", "minor", "discriminator", what, whyOf("receive", "narrower"));
  } else if (other === undefined && isSent) {
    const what = "lost its `discriminator`";
    tell("request-discriminator-removed", "minor", "discriminator", what, whyOf("send", "wider"));
  } else if (!isNode(one) || !isNode(other) || !isSameField(one, other) || had.length !== has.length) {
    const what = one === undefined ? "has a new" : other === undefined ? "lost its" : "changed its";
    const detail = `discriminator: ${shortened(had)} → ${shortened(has)}`;
    const why = "the effect of a changed `discriminator` on callers is unknown";
    tell(`${prefixOf(side.direction)}-keyword-changed`, "major", detail, `${what} \`discriminator\``, why);
  } else compareValues(side, valuesOf(side, before, one, "old"), valuesOf(side, after, other, "new"), path, tell);
}

type Tell = (id: SpecChangeId, bump: "minor" | "major", detail: string, what: string, why: string) => void;

/** The values of a discriminator, each with the schema that it chooses. */
interface Values {
  readonly all: ReadonlyMap<string, unknown>;
  /** Whether the schemas are not alternatives of a union, which is compared elsewhere. */
  readonly isAlone: boolean;
}

function compareValues(side: Side, had: Values, has: Values, path: string, tell: Tell): void {
  const { pair, direction } = side;
  const isSent = direction === "send";
  const isKept = (schema: unknown): boolean =>
    [...had.all].some(([value, old]) => has.all.has(value) && isSame(pair, old, schema));
  for (const [value, schema] of had.all) {
    if (has.all.has(value)) continue;
    const remains = [...has.all].some(([name, now]) => had.all.has(name) && isSame(pair, schema, now));
    const what = `no longer has the discriminator value \`${value}\``;
    if (!isSent && remains) {
      tell("response-discriminator-alias-removed", "minor", value, what, whyOf("receive", "narrower"));
      continue;
    }
    const why = "this value is what is sent and received";
    tell(`${prefixOf(direction)}-discriminator-value-removed`, "major", value, what, why);
  }
  for (const [value, schema] of has.all) {
    const old = had.all.get(value);
    if (old === undefined) {
      // A new alternative of a union is reported as such.
      if (!has.isAlone && !isKept(schema)) continue;
      const what = `has the new discriminator value \`${value}\``;
      const id = `${prefixOf(direction)}-discriminator-value-added` as const;
      tell(id, bumpOf(direction, "wider") === "minor" ? "minor" : "major", value, what, whyOf(direction, "wider"));
    } else if (had.isAlone && has.isAlone) pair.compare.schemas(side, old, schema, path);
    else if (nameAt(side, old, "old") !== nameAt(side, schema, "new") && !isSame(pair, old, schema)) {
      const what = `has another schema for the discriminator value \`${value}\``;
      const why = "the same value stands for other fields";
      tell(`${prefixOf(direction)}-keyword-changed`, "major", `discriminator: ${value}`, what, why);
    }
  }
}

function nameAt({ pair }: Side, schema: unknown, of: "old" | "new"): string {
  return pair[of].pointer(pair[of].follow(schema));
}

/** The values of the mapping, and the names of the schemas that it does not lead to. */
function valuesOf(side: Side, shape: Shape, discriminator: Node, of: "old" | "new"): Values {
  const source = side.pair[of];
  const members = shape.alternatives;
  if (members.length === 0) return { all: discriminated(source, shape.raw), isAlone: true };
  const all = new Map<string, unknown>();
  for (const [value, target] of Object.entries(asNode(discriminator.mapping))) {
    all.set(value, typeof target === "string" ? mapped(source, target, shape.raw) : target);
  }
  const named = new Set([...all.values()].map((target) => source.step(target)));
  for (const member of members) {
    const name = componentOf(side, member, of);
    if (name !== undefined && !named.has(source.step(member))) all.set(name, member);
  }
  return { all, isAlone: false };
}

/** Whether two discriminators read the same field, and do the same where it has no known value (since OpenAPI 3.2). */
function isSameField(one: Node, other: Node): boolean {
  return ["propertyName", "defaultMapping"].every((key) => deepEqual(one[key], other[key]));
}

function shortened(values: readonly unknown[]): string {
  const text = values.length === 0 ? "none" : values.map((value) => jsonOf(value)).join(" and ");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
