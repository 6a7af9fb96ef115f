import { kindOf } from "../platform/kinds.js";
import type { BodyRules } from "./body-rules.js";

const TYPES: Readonly<Record<string, { readonly words: string; readonly fits: (value: unknown) => boolean }>> = {
  string: { words: "a string", fits: (value) => typeof value === "string" },
  integer: { words: "a whole number", fits: (value) => Number.isInteger(value) },
  number: { words: "a number", fits: (value) => Number.isFinite(value) },
  boolean: { words: "true or false", fits: (value) => typeof value === "boolean" },
  null: { words: "null", fits: (value) => value === null },
  array: { words: "a list", fits: (value) => Array.isArray(value) },
  object: { words: "an object", fits: (value) => typeof value === "object" && kindOf(value) === "Object" },
};

/** Whether a value has one of these types. */
export function fitsType(type: BodyRules["type"], value: unknown): boolean {
  return type === undefined || [type].flat().some((name) => TYPES[name]?.fits(value));
}

/** Says which types a value may have, and what it is instead. */
export function typeMessage(type: BodyRules["type"], value: unknown): string {
  const words = [...new Set([type ?? []].flat())].map((name) => TYPES[name]?.words ?? name);
  return `must be ${words.join(" or ")}, not ${given(value)}`;
}

function given(value: unknown): string {
  if (value === null || value === undefined || typeof value === "number" || typeof value === "boolean")
    return String(value);
  const known = Object.values(TYPES).find(({ fits }) => fits(value));
  return known?.words ?? kindOf(value);
}
