import { escaped } from "./references.ts";

/** Where an object is written. */
export interface Location {
  readonly file: string;
  readonly pointer: string;
}

/** The place of every object of a document. */
export type Places = WeakMap<object, Location>;

/** Aliases may repeat this many objects; those of real documents repeat a few hundred. */
const MAX_REPEATED = 100_000;
const MAX_LEVELS = 10_000;

interface Step {
  readonly original: object;
  readonly copy: object;
  readonly pointer: string;
  readonly level: number;
  readonly above: Step | undefined;
}

/**
 * Copies a value, and records the place of every object of the copy. An object that YAML aliases repeat is copied for each
 * of them, so that each copy has its own place. `name` is what errors call the file.
 */
export function copyWithPlaces(value: unknown, file: string, name: string, places: Places): unknown {
  if (!isObject(value)) return value;
  const seen = new Set<object>();
  let repeated = 0;
  const begin = (original: object, pointer: string, above: Step | undefined): Step => {
    const copy = Array.isArray(original) ? [] : {};
    places.set(copy, { file, pointer });
    return { original, copy, pointer, level: (above?.level ?? 0) + 1, above };
  };
  const root = begin(value, "", undefined);
  const open = [root];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step.level > MAX_LEVELS) throw new Error(`${name} is nested too deeply to be compared.`);
    for (const [key, child] of Object.entries(step.original)) {
      if (!isObject(child)) {
        put(step.copy, key, child);
        continue;
      }
      if (seen.has(child)) {
        repeated += 1;
        refuseCircle(child, step, name);
      }
      if (repeated > MAX_REPEATED)
        throw new Error(`${name} has too many aliases: they repeat more than ${MAX_REPEATED} objects.`);
      seen.add(child);
      const next = begin(child, `${step.pointer}/${escaped(key)}`, step);
      put(step.copy, key, next.copy);
      open.push(next);
    }
  }
  return root.copy;
}

function refuseCircle(child: object, step: Step, name: string): void {
  for (let at: Step | undefined = step; at !== undefined; at = at.above) {
    if (at.original === child)
      throw new Error(`${name} has an anchor that contains itself, at ${at.pointer || "its root"}.`);
  }
}

/** Adds a key without calling a setter such as that of `__proto__`. */
function put(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
