import { type Json, resolve } from "../spec/document.js";
import { allowsAlone } from "../validators/schema-check.js";
import { textFor } from "./pattern-text.js";

/** `readOnly` fields do not belong in requests, and `writeOnly` fields do not belong in answers. */
export type Direction = "request" | "answer";

interface Sampling {
  readonly document: Json;
  readonly direction: Direction;
  /** References followed so far, to stop at optional fields of recursive schemas. */
  readonly trail: readonly string[];
}

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "2026-03-14T09:26:53Z",
  date: "2026-03-14",
  time: "09:26:53Z",
  duration: "P1D",
  email: "mina.okafor@example.com",
  uuid: "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e",
  uri: "https://example.com/a",
  url: "https://example.com/a",
  "uri-reference": "/a",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  byte: "YQ==",
};
const DEEPEST = 6;

/** A value that matches a schema, built from its examples, defaults, enumerated values, formats and bounds. */
export function sampleOf(document: Json, schema: unknown, direction: Direction): unknown {
  return sample(schema, { document, direction, trail: [] });
}

function sample(given: unknown, { trail, ...rest }: Sampling): unknown {
  const { $ref } = (given ?? {}) as { $ref?: unknown };
  const at = { ...rest, trail: typeof $ref === "string" ? [...trail, $ref] : trail };
  const { $ref: _, ...siblings } = (given ?? {}) as Json;
  const target = resolve(rest.document, given);
  const schema = merged(rest.document, typeof $ref === "string" ? { ...target, ...siblings } : target);
  const [said] = Array.isArray(schema.examples) ? schema.examples : [];
  const known = (schema.enum ?? schema["x-extensible-enum"]) as readonly unknown[] | undefined;
  for (const value of [schema.const, schema.example, said, schema.default, known?.[0]]) {
    // Specs of other authors contain examples that do not match their schema.
    if (value !== undefined && allowsAlone(schema, value)) return value;
  }
  const alternatives = (schema.oneOf ?? schema.anyOf) as readonly unknown[] | undefined;
  if (alternatives && alternatives.length > 0) return sampleAlternative(schema, alternatives, at);
  return sampleTyped(schema, at);
}

function sampleAlternative(schema: Json, alternatives: readonly unknown[], at: Sampling): unknown {
  const { oneOf: _one, anyOf: _any, ...own } = schema;
  const isNew = (one: unknown): boolean => !at.trail.includes(String((one as { $ref?: string }).$ref));
  const first = sample(alternatives.find(isNew) ?? alternatives[0], at);
  const beside = own.properties === undefined ? undefined : sampleTyped(own, at);
  return isObject(first) && isObject(beside) ? { ...beside, ...first } : first;
}

function sampleTyped(schema: Json, at: Sampling): unknown {
  const types = [(schema.type as string | readonly string[] | undefined) ?? guessType(schema)].flat();
  const type = types.find((one) => one !== "null") ?? "null";
  if (type === "object") return sampleObject(schema, at);
  if (type === "array") return sampleArray(schema, at);
  if (type === "integer" || type === "number") return sampleNumber(schema, type);
  if (type === "boolean") return true;
  return type === "null" ? null : sampleText(schema);
}

function guessType(schema: Json): string {
  if (schema.properties || schema.additionalProperties || schema.required) return "object";
  return schema.items ? "array" : "string";
}

function sampleObject(schema: Json, at: Sampling): Json {
  const required = (schema.required ?? []) as readonly string[];
  const result: Record<string, unknown> = {};
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Json)) {
    const facts = resolve(at.document, property) ?? {};
    const wrongWay = at.direction === "request" ? facts.readOnly : facts.writeOnly;
    const recurs = goesRound(property, at.trail) || at.trail.length > DEEPEST;
    if (!required.includes(name) && (wrongWay === true || recurs)) continue;
    // A required recursive field would never end. The schema check decides whether `{}` is allowed.
    result[name] = at.trail.length > 2 * DEEPEST ? {} : sample(property, at);
  }
  const lacking = required.filter((name) => !Object.hasOwn(result, name));
  for (const name of lacking) result[name] = sample(schema.additionalProperties, at);
  return result;
}

function goesRound(property: unknown, trail: readonly string[]): boolean {
  return trail.some((ref) => JSON.stringify(property)?.includes(JSON.stringify(ref)));
}

function sampleArray(schema: Json, at: Sampling): unknown[] {
  const least = Number(schema.minItems ?? 0);
  if (Array.isArray(schema.prefixItems)) return schema.prefixItems.map((item) => sample(item, at));
  if (least === 0 && (schema.maxItems === 0 || goesRound(schema.items, at.trail) || at.trail.length > DEEPEST))
    return [];
  const length = Math.max(1, least);
  const known = (resolve(at.document, schema.items)?.enum ?? []) as readonly unknown[];
  return Array.from({ length }, (_, index) =>
    known.length > 0 ? known[index % known.length] : sample(schema.items, at),
  );
}

function sampleNumber(schema: Json, type: string): number {
  const step = Number(schema.multipleOf ?? 1);
  const above = Number(schema.exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const least = Number(schema.minimum ?? Number.NEGATIVE_INFINITY);
  const most = Math.min(Number(schema.maximum ?? Infinity), Number(schema.exclusiveMaximum ?? Infinity) - step);
  const lowest = Math.max(least, above + step);
  const value = Math.min(Math.max(1, lowest), most);
  const whole = Math.ceil(value / step) * step;
  return type === "integer" || whole <= most ? whole : value;
}

function sampleText(schema: Json): string {
  const formatted = FORMATS[String(schema.format)];
  const least = Number(schema.minLength ?? 0);
  const most = Number(schema.maxLength ?? Infinity);
  const fit = (text: string): string => text.padEnd(least, text).slice(0, most);
  if (typeof schema.pattern === "string") {
    const made = textFor(schema.pattern);
    if (made !== undefined && made.length >= least) return made;
  }
  return formatted ?? fit("sample");
}

/** A schema, merged with the parts of its `allOf`. */
function merged(document: Json, schema: Json | undefined, depth = 0): Json {
  if (!schema || typeof schema !== "object" || !Array.isArray(schema.allOf) || depth > DEEPEST) return schema ?? {};
  const { allOf, ...own } = schema;
  const parts = [...allOf.map((part) => merged(document, resolve(document, part), depth + 1)), own];
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {}));
  const required = parts.flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  return { ...Object.assign({}, ...parts), ...(Object.keys(properties).length > 0 ? { properties } : {}), required };
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
