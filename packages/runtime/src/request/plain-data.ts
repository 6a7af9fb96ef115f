import { ConfigError, isKind } from "../errors/errors.js";
import { kindOf } from "../platform/kinds.js";

/**
 * Copies a value into plain data, as JSON writes it. Every getter is read and every `toJSON` called once, so that what is
 * checked is what is sent. Fields that are undefined are left out, as JSON does.
 *
 * @param where what the value is: `body` makes messages speak of `body.account_invitation.full_name`
 * @throws ConfigError that names the field that JSON would lose or change, such as NaN, an invalid date, a Map or a promise
 */
export function plainData(value: unknown, where: string): unknown {
  const places = new Map<unknown, string>();
  function check(this: Readonly<Record<string, unknown>>, key: string, item: unknown): unknown {
    const parent = places.get(this);
    const place = parent === undefined ? where : Array.isArray(this) ? `${parent}[${key}]` : `${parent}.${key}`;
    const kind = kindOf(item);
    const fits =
      /^(Array|String|Boolean)$/.test(kind) ||
      (kind === "Object" && !hidesContent(item as object)) ||
      Number.isFinite(item) ||
      // A list has null for it.
      (item === undefined && !Array.isArray(this)) ||
      // An invalid date writes itself as null.
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
    throw new ConfigError(`${where} cannot be written as JSON: it throws, or refers to itself`);
  }
}

/** Whether JSON would write an object without what it holds: an instance with private fields, a promise. */
function hidesContent(item: object): boolean {
  const prototype = Object.getPrototypeOf(item);
  return prototype && Object.getPrototypeOf(prototype) && (Object.keys(item).length === 0 || "then" in item);
}
