import { isJson, type Json } from "./request-bodies.ts";

// What the runtime's `validate` checks.
const PLAIN = ["type", "required", "minItems", "maxItems", "minLength", "maxLength"];
const BOUNDS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
const LISTS = ["allOf", "anyOf", "oneOf"];
const FORMATS = ["date-time", "date", "uuid", "email", "int32", "int64"];
// They say nothing about which values are valid.
const NOTES =
  /^(x-.*|title|description|default|examples?|deprecated|readOnly|writeOnly|externalDocs|xml|discriminator|\$comment)$/;
const NOTE_FORMATS = ["float", "double", "password", "binary"];

/** Why no rules can be written for a schema. */
export class Unsupported extends Error {}

/**
 * The keywords of a schema that decide whether a value is valid.
 *
 * @param refer writes a reference
 * @throws Unsupported for a keyword that `validate` does not check
 */
export function rulesOf(schema: unknown, refer: (reference: unknown) => unknown): unknown {
  if (schema === true) return {};
  if (!isJson(schema)) throw new Unsupported("it allows nothing at some place");
  if (schema.$ref !== undefined) {
    const besides = Object.keys(schema).filter((key) => key !== "$ref" && !NOTES.test(key));
    if (besides.length > 0) throw new Unsupported(`it has ${besides.join(", ")} beside a reference`);
    return refer(schema);
  }
  const inside = (one: unknown): unknown => rulesOf(one, refer);
  const rules: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (NOTES.test(key)) continue;
    if (PLAIN.includes(key) || (BOUNDS.includes(key) && typeof value === "number")) rules[key] = value;
    else if (key === "enum" || key === "const") rules.enum = scalars(key === "enum" ? (value as unknown[]) : [value]);
    else if (key === "pattern") rules.pattern = pattern(String(value));
    else if (key === "format") Object.assign(rules, format(String(value)));
    else if (key === "items") rules.items = inside(value);
    else if (key === "properties") {
      rules.properties = Object.fromEntries(Object.entries(value as Json).map(([name, one]) => [name, inside(one)]));
    } else if (key === "additionalProperties") {
      if (value !== true) rules.additionalProperties = value === false ? false : inside(value);
    } else if (LISTS.includes(key)) rules[key] = (value as unknown[]).map(inside);
    else throw new Unsupported(`it uses ${key}`);
  }
  return rules;
}

function scalars(values: readonly unknown[]): readonly unknown[] {
  if (values.some((value) => typeof value === "object" && value !== null)) {
    throw new Unsupported("a list of its values has lists or objects");
  }
  return values;
}

function pattern(source: string): string {
  try {
    new RegExp(source, "u");
    return source;
  } catch {
    throw new Unsupported("it has a pattern that is no regular expression of JavaScript");
  }
}

function format(name: string): { format?: string } {
  if (NOTE_FORMATS.includes(name)) return {};
  if (FORMATS.includes(name)) return { format: name };
  throw new Unsupported(`it has the format ${name}`);
}
