import { nearest } from "../errors/text/nearest.js";
import type { BodyRules } from "./body-rules.js";
import { FORMATS } from "./formats.js";

/** What is wrong with a value itself, apart from its type and from what is inside it. */
export function scalarMessages(rules: BodyRules, value: unknown): string[] {
  const found = [enumMessage(rules.enum, value), formatMessage(rules.format, value)];
  if (typeof value === "string") found.push(...textMessages(rules, value));
  if (typeof value === "number") found.push(...numberMessages(rules, value));
  return found.filter((message) => message !== undefined);
}

/** Such as `1 item, not 3`. */
export function counted(allowed: number, what: string, found: number): string {
  return `${allowed} ${what}${allowed === 1 ? "" : "s"}, not ${found}`;
}

function enumMessage(values: BodyRules["enum"], value: unknown): string | undefined {
  if (!values || values.includes(value)) return undefined;
  const [only] = values;
  const words = values.length === 1 ? String(only) : `one of ${values.map(String).join(", ")}`;
  if (typeof value === "object") return `must be ${words}`;
  const near = nearest(
    String(value),
    values.filter((one) => typeof one === "string"),
  );
  return `must be ${words}; got ${shown(value)}${near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`}`;
}

function formatMessage(name: string | undefined, value: unknown): string | undefined {
  const format = name === undefined ? undefined : FORMATS[name];
  return !format || typeof value !== format.of || format.fits(value as never) ? undefined : `must be ${format.words}`;
}

function textMessages(
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: BodyRules,
  text: string,
): (string | undefined)[] {
  // JSON Schema counts characters, not UTF-16 units.
  const { length } = [...text];
  return [
    length < minLength ? `must have at least ${counted(minLength, "character", length)}` : undefined,
    length > maxLength ? `must have at most ${counted(maxLength, "character", length)}` : undefined,
    pattern !== undefined && !new RegExp(pattern, "u").test(text) ? `must match the pattern ${pattern}` : undefined,
  ];
}

function numberMessages(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: BodyRules,
  value: number,
): (string | undefined)[] {
  return [
    minimum !== undefined && value < minimum ? `must be at least ${minimum}, not ${value}` : undefined,
    maximum !== undefined && value > maximum ? `must be at most ${maximum}, not ${value}` : undefined,
    exclusiveMinimum !== undefined && value <= exclusiveMinimum
      ? `must be more than ${exclusiveMinimum}, not ${value}`
      : undefined,
    exclusiveMaximum !== undefined && value >= exclusiveMaximum
      ? `must be less than ${exclusiveMaximum}, not ${value}`
      : undefined,
  ];
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
