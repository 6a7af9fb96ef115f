import { isNode } from "../document/node.ts";
import type { Source } from "../document/source.ts";

const PROSE = new Set(["description", "summary", "title", "example", "examples", "externalDocs", "$comment", "tags"]);

/** Whether a key has no effect on requests and responses. */
export function isProse(key: string): boolean {
  return PROSE.has(key) || (key.startsWith("x-") && key !== "x-extensible-enum");
}

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
    if (!isSameBeside(a, b)) return false;
    const left = one.follow(a);
    const right = other.follow(b);
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
    const isShown = (key: string): boolean => isMap || !isProse(key);
    const keys = Object.keys(left).filter(isShown);
    if (keys.length !== Object.keys(right).filter(isShown).length) return false;
    return keys.every((key) => {
      if (!Object.hasOwn(right, key)) return false;
      if (DATA.has(key) && !isMap) return deepEqual(left[key], right[key]);
      // The keys of a map are names, not keywords.
      open.push({ a: left[key], b: right[key], isMap: !isMap && MAPS.has(key), holder: own });
      return true;
    });
  };
  const note = (pairs: WeakMap<object, Set<object>>, left: object, right: object): void => {
    pairs.set(left, (pairs.get(left) ?? new Set()).add(right));
  };

  const noteDifferent = ({ a, b, isMap }: Waiting): void => {
    const [left, right] = [one.follow(a), other.follow(b)];
    if (!isMap && isObject(left) && isObject(right) && isSameBeside(a, b)) note(different, left, right);
  };

  return (a, b) => {
    const assumed: [object, object][] = [];
    const result = same(a, b, assumed);
    if (!result) for (const [left, right] of assumed) known.get(left)?.delete(right);
    return result;
  };
}

/** Whether the same stands beside two references; true for values that are none. */
function isSameBeside(one: unknown, other: unknown): boolean {
  return deepEqual(besideReference(one), besideReference(other));
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

/** The keywords beside a `$ref`, without prose. */
function besideReference(value: unknown): Record<string, unknown> {
  if (!isNode(value) || typeof value.$ref !== "string") return {};
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "$ref" && !isProse(key)));
}

const DATA = new Set(["default", "enum", "const", "x-extensible-enum"]);
const MAPS = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "mapping"]);
