import type { Json } from "../spec/document.js";

/**
 * The values that the text of a parameter can stand for in its schema, the most likely first. URLs and headers contain only
 * text.
 */
export function readParameterValue(schema: Json, text: string): unknown[] {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const values: unknown[] = [];
  const isNumeric = /^-?\d+(\.\d+)?$/.test(text);
  if (isNumeric && (types.includes("integer") || types.includes("number"))) values.push(Number(text));
  if ((text === "true" || text === "false") && types.includes("boolean")) values.push(text === "true");
  return [...values, text];
}
