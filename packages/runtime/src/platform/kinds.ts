import { own } from "./own.js";

/**
 * What an object is by its own making: "Error", "Map", "Array". Unlike `instanceof`, it tells the same for objects of other
 * realms (Jest, node:vm), and where a library has replaced a global.
 */
export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Whether a value is an error of the language or of the platform. */
export function isError(value: unknown): value is Error {
  return /^(Error|DOMException)$/.test(kindOf(value));
}

/** Gives an error a name. Not by an assignment, which fails where the language is frozen (SES). */
export function named<E extends Error>(error: E, name: string): E {
  return Object.defineProperty(error, "name", own({ value: name }));
}
