import { encodeValue } from "./encode.js";
import { ConfigError } from "./errors.js";
import type { Operation } from "./operation.js";

/**
 * Writes query parameters. Comma lists become one parameter; `undefined`, `null` and empty lists are left out.
 *
 * @throws ConfigError for a value that a query cannot carry
 */
export function writeQuery(operation: Operation, params: Readonly<Record<string, unknown>> | undefined): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value === undefined || value === null) continue;
    if (!Array.isArray(value)) {
      parts.push(`${encodeURIComponent(name)}=${encodeValue(name, scalar(name, value))}`);
    } else if (value.length > 0) {
      const items = value.map((item) => encodeValue(name, listItem(operation, name, item)));
      const joined = operation.commaLists?.includes(name) ? [items.join(",")] : items;
      for (const item of joined) parts.push(`${encodeURIComponent(name)}=${item}`);
    }
  }
  return parts.join("&");
}

function scalar(name: string, value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new ConfigError(`${name} must be a finite number`);
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    throw new ConfigError(
      `${name} must be a string, a number or a boolean, not ${value === null ? "null" : typeof value}`,
    );
  }
  return String(value);
}

function listItem(operation: Operation, name: string, item: unknown): string {
  const text = scalar(name, item);
  if (text === "" || (operation.commaLists?.includes(name) && text.includes(","))) {
    throw new ConfigError(`${name} takes a list of values, each without a comma and not empty`);
  }
  return text;
}
