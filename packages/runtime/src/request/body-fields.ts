import type { FieldNames } from "../api/operation.js";
import { checkKeys } from "../errors/option-checks.js";

/**
 * Refuses a field that the spec does not have, at any depth: servers ignore unknown fields, so a misspelt one would be lost silently.
 *
 * @param where the name of the value in messages, such as `body`
 * @throws ConfigError that names the place and the field, and the field that was probably meant
 */
export function checkFields(where: string, value: unknown, fields: FieldNames | true | undefined): void {
  if (typeof value !== "object" || value === null || typeof fields !== "object") return;
  const isList = Array.isArray(value);
  if (!isList) checkKeys(where, value, Object.keys(fields));
  for (const [name, inner] of Object.entries(value)) {
    checkFields(isList ? `${where}[${name}]` : `${where}.${name}`, inner, isList ? fields : fields[name]);
  }
}
