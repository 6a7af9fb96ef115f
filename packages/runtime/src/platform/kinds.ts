import { own } from "./own.js";

/**
 * The built-in kind of a value: "Error", "Map", "Array". Unlike `instanceof`, it also works for objects of other realms
 * (Jest, node:vm), and where a library has replaced a global class.
 */
export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Whether a value is an `Error` or a `DOMException`, of any realm. */
export function isError(value: unknown): value is Error {
  return /^(Error|DOMException)$/.test(kindOf(value));
}

/** Gives an error a name. Defines it, because an assignment fails where the built-ins are frozen (SES). */
export function named<E extends Error>(error: E, name: string): E {
  return Object.defineProperty(error, "name", own({ value: name }));
}
