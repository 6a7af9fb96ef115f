import { ConfigError } from "./errors.js";
import { kindOf } from "./kinds.js";

// No documented body is nested a tenth as deep, and one that refers to itself has no end.
const DEEPEST = 100;

/**
 * Copies a value into plain data that JSON writes as it is. Every getter is read and every `toJSON` called once, so that what
 * is checked is what is sent. Fields that are undefined are left out, as JSON does.
 *
 * @param where what the value is: `body` makes messages speak of `body.account_invitation.full_name`
 * @throws ConfigError that names the field that JSON would lose or change, such as NaN, an invalid date, a Map or a promise
 */
export function plainData(value: unknown, where: string): unknown {
  return value === undefined ? undefined : copy(value, where, 0);
}

function copy(given: unknown, where: string, depth: number): unknown {
  const refuse = (why: string): never => {
    throw new ConfigError(`${where} ${why}`);
  };
  const value = read(where, () => (isObject(given) && typeof given.toJSON === "function" ? given.toJSON() : given));
  if (typeof value === "string" || typeof value === "boolean" || given === null) return value;
  // JSON would write null for both, which takes away what the field had.
  if (typeof value === "number") return Number.isFinite(value) ? value : refuse("must be a finite number");
  if (value === null) return refuse("must be a valid date, if it is one: its toJSON gives null");
  if (!isObject(value)) return refuse(`must be a value that JSON has, not ${typeof value}`);
  if (depth > DEEPEST) return refuse("is nested too deep, or refers to itself");
  const kind = read(where, () => shapeOf(value));
  if (kind === "Array") {
    return Array.from({ length: value.length as number }, (_none, at) => {
      const place = `${where}[${at}]`;
      return copy(
        read(place, () => value[at]),
        place,
        depth + 1,
      );
    });
  }
  if (kind !== "Object") return refuse(`must be plain data, not ${kind}`);
  // Without a prototype: no name is special in it.
  const plain: Record<string, unknown> = Object.create(null);
  for (const key of read(where, () => Object.keys(value))) {
    const place = `${where}.${key}`;
    const field = read(place, () => value[key]);
    if (field !== undefined) plain[key] = copy(field, place, depth + 1);
  }
  return plain;
}

function read<T>(where: string, look: () => T): T {
  try {
    return look();
  } catch {
    throw new ConfigError(`${where} cannot be read: a getter or toJSON of it throws`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

/** "Array", "Object", or a name for what JSON would write as `{}`. Tells the same for objects of other realms. */
function shapeOf(value: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(value)) return "Array";
  if (typeof value.then === "function") return "a promise";
  const prototype = Object.getPrototypeOf(value);
  const kind = kindOf(value);
  const isInstance = prototype && Object.getPrototypeOf(prototype);
  return kind === "Object" && isInstance && Object.keys(value).length === 0 ? "an instance without fields" : kind;
}
