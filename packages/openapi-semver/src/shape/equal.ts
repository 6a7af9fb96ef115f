import { isNode } from "../document/node.ts";
import { isProse } from "../document/schemas/prose.ts";
import { schemaAt } from "../document/schemas/schema-references.ts";
import type { Source } from "../document/source.ts";
import { discriminated } from "./implied/discriminated.ts";
import { dynamicTargets } from "./implied/dynamic-references.ts";

/** Whether two plain values are equal, apart from the order of their keys. */
export function deepEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(other, key) &&
      deepEqual((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}

/** Returns whether two parts of documents are written alike, with references followed and prose ignored. */
export type Alike = (one: unknown, other: unknown) => boolean;

/** Compares parts of two documents, and remembers the results. */
export function alikeIn(one: Source, other: Source): Alike {
  const known = new WeakMap<object, Set<object>>();
  const different = new WeakMap<object, Set<object>>();

  const same = (a: unknown, b: unknown, assumed: [object, object][], isMap: boolean): boolean => {
    const left = schemaAt(one, a);
    const right = schemaAt(other, b);
    if (typeof left !== "object" || left === null || typeof right !== "object" || right === null) {
      return Object.is(left, right);
    }
    if (known.get(left)?.has(right)) return true;
    if (different.get(left)?.has(right)) return false;
    if (Array.isArray(left) || Array.isArray(right)) {
      if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
      return left.every((value, index) => same(value, right[index], assumed, false));
    }
    // Without a mapping, the names of a discriminator's schemas are values that are sent.
    if (!isMap && !deepEqual(namesBesideDiscriminator(left), namesBesideDiscriminator(right))) return false;
    // Structures may contain themselves: a pair counts as alike until a difference is found.
    note(known, left, right);
    assumed.push([left, right]);
    if (!isNode(left) || !isNode(right)) return false;
    if (!isMap && (left.$dynamicRef !== undefined || right.$dynamicRef !== undefined)) {
      const [ours, theirs] = [dynamicTargets(one, left.$dynamicRef), dynamicTargets(other, right.$dynamicRef)];
      if (ours.length !== theirs.length) return false;
      if (!ours.every((schema, index) => same(schema, theirs[index], assumed, false))) return false;
    }
    if (!isMap && (isNode(left.discriminator) || isNode(right.discriminator))) {
      const [ours, theirs] = [discriminated(one, left), discriminated(other, right)];
      if (ours.size !== theirs.size) return false;
      if (![...ours].every(([name, child]) => theirs.has(name) && same(child, theirs.get(name), assumed, false))) {
        return false;
      }
    }
    const isShown = (key: string): boolean => isMap || !isProse(key);
    const keys = Object.keys(left).filter(isShown);
    if (keys.length !== Object.keys(right).filter(isShown).length) return false;
    return keys.every(
      (key) =>
        Object.hasOwn(right, key) &&
        (DATA.has(key) && !isMap
          ? deepEqual(left[key], right[key])
          : key === "$ref" && !isMap
            ? same(one.step(left), other.step(right), assumed, false)
            : // The keys of a map are names, not keywords.
              same(left[key], right[key], assumed, !isMap && MAPS.has(key))),
    );
  };
  const note = (pairs: WeakMap<object, Set<object>>, left: object, right: object): void => {
    pairs.set(left, (pairs.get(left) ?? new Set()).add(right));
  };

  return (a, b) => {
    const assumed: [object, object][] = [];
    const result = same(a, b, assumed, false);
    if (!result) {
      for (const [left, right] of assumed) known.get(left)?.delete(right);
      const [first] = assumed;
      if (first && first[0] === schemaAt(one, a) && first[1] === schemaAt(other, b)) note(different, ...first);
    }
    return result;
  };
}

/** The names of the schemas that a discriminator chooses from; undefined without a discriminator. */
function namesBesideDiscriminator(value: unknown): unknown {
  if (!isNode(value) || !isNode(value.discriminator)) return undefined;
  const names = [value.oneOf, value.anyOf].flat().map((one) => (isNode(one) ? one.$ref : undefined));
  return names.map((name) => String(name).split("/").at(-1)).sort();
}

const DATA = new Set(["default", "enum", "const", "x-extensible-enum"]);
const MAPS = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
  "dependentRequired",
  "dependencies",
  "mapping",
  "headers",
]);
