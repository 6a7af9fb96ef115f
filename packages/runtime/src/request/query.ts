import type { Operation } from "../api/operation.js";
import { ConfigError } from "../errors/errors.js";
import { encodeValue } from "./encode.js";

/**
 * Writes query parameters. A comma list becomes one parameter; `undefined`, `null` and empty lists are left out.
 *
 * @throws ConfigError for a value that a query cannot carry
 */
export function writeQuery(operation: Operation, params: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || value === null) continue;
    let written: string[];
    if (Array.isArray(value)) {
      written = value.map((item) => encodeValue(name, listItem(operation, name, item)));
      if (written.length > 0 && operation.commaLists?.includes(name)) written = [written.join(",")];
    } else {
      written = [encodeValue(name, scalar(name, value))];
    }
    for (const text of written) parts.push(`${encodeURIComponent(name)}=${text}`);
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
    throw new ConfigError(`each value of ${name} must be non-empty, without a comma`);
  }
  return text;
}
