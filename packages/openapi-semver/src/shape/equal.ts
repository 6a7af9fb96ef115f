import { isNode } from "../document/node.ts";
import { isProse } from "../document/schemas/prose.ts";
import { schemaAt } from "../document/schemas/schema-references.ts";
import type { Source } from "../document/source.ts";
import { discriminated } from "./implied/discriminated.ts";
import { dynamicTargets } from "./implied/dynamic-references.ts";

/** Whether two plain values are equal, apart from the order of their keys. */
export function deepEqual(one: unknown, other: unknown): boolean {
  // A list of what is left, and no recursion: documents may be nested deeper than the stack reaches.
  const open: [unknown, unknown][] = [[one, other]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [left, right] = next;
    if (Object.is(left, right)) continue;
    if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
    if (Array.isArray(left) !== Array.isArray(right)) return false;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(right, key)) return false;
      open.push([(left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]]);
    }
  }
  return true;
}

/** Returns whether two parts of documents are written alike, with references followed and prose ignored. */
export type Alike = (one: unknown, other: unknown) => boolean;

/** Two values that are still to be compared, and what holds them. */
interface Waiting {
  readonly a: unknown;
  readonly b: unknown;
  /** Whether their keys are names, not keywords. */
  readonly isMap: boolean;
  readonly holder: Waiting | undefined;
}

/** Compares parts of two documents, and remembers the results. */
export function alikeIn(one: Source, other: Source): Alike {
  const known = new WeakMap<object, Set<object>>();
  const different = new WeakMap<object, Set<object>>();

  // What is inside waits in `open`, and there is no recursion: schemas may refer to each other in long chains.
  const same = (a: unknown, b: unknown, assumed: [object, object][]): boolean => {
    const open: Waiting[] = [{ a, b, isMap: false, holder: undefined }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (sameOutside(next, assumed, open)) continue;
      // What holds a difference is different too, however it is reached.
      for (let at: Waiting | undefined = next; at !== undefined; at = at.holder) noteDifferent(at);
      return false;
    }
    return true;
  };
  const sameOutside = (own: Waiting, assumed: [object, object][], open: Waiting[]): boolean => {
    const { a, b, isMap } = own;
    const left = schemaAt(one, a);
    const right = schemaAt(other, b);
    if (!isObject(left) || !isObject(right)) return Object.is(left, right);
    if (known.get(left)?.has(right)) return true;
    if (!isMap && different.get(left)?.has(right)) return false;
    if (Array.isArray(left) || Array.isArray(right)) {
      if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
      for (const [index, value] of left.entries()) open.push({ a: value, b: right[index], isMap: false, holder: own });
      return true;
    }
    // Without a mapping, the names of a discriminator's schemas are values that are sent.
    if (!isMap && !deepEqual(namesBesideDiscriminator(left), namesBesideDiscriminator(right))) return false;
    // Structures may contain themselves: a pair counts as alike until a difference is found.
    note(known, left, right);
    assumed.push([left, right]);
    if (!isNode(left) || !isNode(right)) return false;
    const inside = (a: unknown, b: unknown, isMap = false): void => void open.push({ a, b, isMap, holder: own });
    if (!isMap && (left.$dynamicRef !== undefined || right.$dynamicRef !== undefined)) {
      const [ours, theirs] = [dynamicTargets(one, left.$dynamicRef), dynamicTargets(other, right.$dynamicRef)];
      if (ours.length !== theirs.length) return false;
      for (const [index, schema] of ours.entries()) inside(schema, theirs[index]);
    }
    if (!isMap && (isNode(left.discriminator) || isNode(right.discriminator))) {
      const [ours, theirs] = [discriminated(one, left), discriminated(other, right)];
      if (ours.size !== theirs.size) return false;
      for (const [name, child] of ours) {
        if (!theirs.has(name)) return false;
        inside(child, theirs.get(name));
      }
    }
    const isShown = (key: string): boolean => isMap || !isProse(key);
    const keys = Object.keys(left).filter(isShown);
    if (keys.length !== Object.keys(right).filter(isShown).length) return false;
    return keys.every((key) => {
      if (!Object.hasOwn(right, key)) return false;
      if (DATA.has(key) && !isMap) return deepEqual(left[key], right[key]);
      if (key === "$ref" && !isMap) inside(one.step(left), other.step(right));
      // The keys of a map are names, not keywords.
      else inside(left[key], right[key], !isMap && MAPS.has(key));
      return true;
    });
  };
  const note = (pairs: WeakMap<object, Set<object>>, left: object, right: object): void => {
    pairs.set(left, (pairs.get(left) ?? new Set()).add(right));
  };

  const noteDifferent = ({ a, b, isMap }: Waiting): void => {
    const [left, right] = [schemaAt(one, a), schemaAt(other, b)];
    if (!isMap && isObject(left) && isObject(right)) note(different, left, right);
  };

  return (a, b) => {
    const assumed: [object, object][] = [];
    const result = same(a, b, assumed);
    if (!result) for (const [left, right] of assumed) known.get(left)?.delete(right);
    return result;
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
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
