import { ConfigError, isKind } from "../errors/errors.js";
import { kindOf } from "../platform/kinds.js";

/**
 * Copies a value into plain data, as JSON writes it. Every getter is read and every `toJSON` called only once, so that exactly
 * the checked data is sent. Fields that are undefined are left out, as in JSON.
 *
 * @param where the name of the value in messages: `body` gives `body.account_invitation.full_name`
 * @throws ConfigError that names a field that JSON would lose or change, such as NaN, an invalid date, a Map or a promise
 */
export function plainData(value: unknown, where: string): unknown {
  if (value === undefined) return undefined;
  const places = new Map<unknown, string>();
  function check(this: Readonly<Record<string, unknown>>, key: string, item: unknown): unknown {
    const parent = places.get(this);
    const place = parent === undefined ? where : Array.isArray(this) ? `${parent}[${key}]` : `${parent}.${key}`;
    const kind = kindOf(item);
    const fits =
      /^(Array|String|Boolean)$/.test(kind) ||
      (kind === "Object" && !hidesContent(item as object)) ||
      Number.isFinite(item) ||
      // JSON leaves undefined out of objects, but writes it as null in lists.
      (item === undefined && !Array.isArray(this)) ||
      // The `toJSON` of an invalid date gives null.
      (item === null && this[key] === null);
    if (!fits) {
      throw new ConfigError(
        `${place} must be ${kind === "Number" ? "a finite number" : `plain data or a valid date, not ${kind}`}`,
      );
    }
    places.set(item, place);
    return item;
  }
  try {
    const text = JSON.stringify(value, check);
    return text && JSON.parse(text);
  } catch (error) {
    if (isKind(error, "ConfigError")) throw error;
    throw new ConfigError(`${where} cannot be written as JSON: it throws, or contains itself`);
  }
}

/** Whether JSON would lose the content of an object, as of a promise or an instance with private fields. */
function hidesContent(item: object): boolean {
  const prototype = Object.getPrototypeOf(item);
  return prototype && Object.getPrototypeOf(prototype) && (Object.keys(item).length === 0 || "then" in item);
}
