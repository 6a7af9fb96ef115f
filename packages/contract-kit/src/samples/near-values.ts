import fc from "fast-check";
import { type Json, resolve } from "../spec/document.js";
import { textFor } from "./pattern-text.js";

type Values = fc.Arbitrary<unknown>;

/** Values of any kind, for places where the schema allows only some. */
const ANYTHING: Values = fc.oneof(
  fc.constantFrom(null, true, "", "x", 0, -1, 1.5, 2 ** 31, [], {}, ["x"], { x: 1 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Keywords that say what a value is. */
const DECIDING = /^(type|enum|const|properties|items|pattern|format|m(in|ax).*|exclusive.*)$/;

/** Texts at the edges of each format, and just beyond them. The first one fits. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  "date-time": [
    "2026-01-31T12:00:00Z",
    "2026-01-31 12:00:00.123+01:00",
    "2024-02-29t23:59:60z",
    "2023-02-29T12:00:00Z",
    "2000-02-29T00:00:00-2359",
    "1900-02-29T00:00:00Z",
    "2026-01-31T12:00:00",
    "2026-01-31T24:00:00Z",
    "2026-01-31T23:59:60+01:00",
    "2026-02-01T00:59:60+01:00",
    "2026-01-31T12:00:61Z",
    "2026-01-31T12:00:00+24:00",
    "2026-01-31T12:00:00+01:60",
    "2026-01-31T12:00:00+01",
    "2026-13-01T12:00:00Z",
    "2026-00-01T12:00:00Z",
    "2026-04-31T12:00:00Z",
    "2026-01-31",
    "2026-01-31TT12:00:00Z",
    "2026-01-31T12:00:00Z ",
    "tomorrow",
  ],
  date: ["2026-01-31", "2024-02-29", "2023-02-29", "2026-1-31", "2026-01-32", "2026-01-31T00:00:00Z"],
  uuid: [
    "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e",
    "2F0BBA54-9D10-4D6A-9B13-4F1C8F9F7D4E",
    "urn:uuid:2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e",
    "2f0bba549d104d6a9b134f1c8f9f7d4e",
    "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4",
    "{2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e}",
  ],
  email: [
    "ada@example.com",
    "a.b+c@d-e.example",
    "ada@localhost",
    "a..b@example.com",
    "ada@-a.example",
    "@example.com",
    "ada",
  ],
};

/**
 * Values near those that a schema allows: most parts fit, and some are wrong in one of the ways in which callers get them wrong.
 * Schemas must not contain themselves.
 */
export function nearValues(document: Json, given: unknown): Values {
  const schema = resolve(document, given) ?? {};
  const inside = (one: unknown): Values => nearValues(document, one);
  const {
    allOf = [],
    anyOf = [],
    oneOf = [],
    ...own
  } = schema as Record<"allOf" | "anyOf" | "oneOf", readonly unknown[]>;
  const forms = [...anyOf, ...oneOf].map(inside);
  const parts = [
    ...(Object.keys(own).some((key) => DECIDING.test(key)) ? [ownValues(own, inside)] : []),
    ...allOf.map(inside),
  ];
  if (forms.length > 0) parts.push(fc.oneof(...forms));
  const fitting = fc
    .tuple(...parts)
    .map((values) => (values.length > 1 && values.every(isObject) ? Object.assign({}, ...values) : values[0]));
  return fc.oneof(
    { weight: 24, arbitrary: parts.length === 0 ? ANYTHING : fitting },
    { weight: 1, arbitrary: ANYTHING },
  );
}

function ownValues(schema: Json, inside: (one: unknown) => Values): Values {
  const { type, enum: values, const: only } = schema;
  if (Array.isArray(values) || only !== undefined) {
    const known = (values as readonly unknown[] | undefined) ?? [only];
    const close = known.map((one) => (typeof one === "string" ? one.slice(0, -1) : Number(one) + known.length));
    return fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: fc.constantFrom(...close) },
    );
  }
  const types = type === undefined ? guessedTypes(schema) : [type].flat();
  return fc.oneof(...types.map((one) => typed(String(one), schema, inside)));
}

function guessedTypes({ properties, items, minLength, maxLength, pattern, format }: Json): string[] {
  if (properties) return ["object"];
  if (items) return ["array"];
  return [minLength, maxLength, pattern, format].some((one) => one !== undefined) ? ["string"] : ["number"];
}

function typed(type: string, schema: Json, inside: (one: unknown) => Values): Values {
  if (type === "object") return objects(schema, inside);
  if (type === "array") return lists(schema, inside);
  if (type === "string") return texts(schema);
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  return numbers(schema, type === "integer");
}

function objects(
  { properties = {}, required = [], additionalProperties }: Json,
  inside: (one: unknown) => Values,
): Values {
  const fields = properties as Json;
  const others = Object.entries(fields).filter(([name]) => !(required as readonly string[]).includes(name));
  const pick = (entries: readonly (readonly [string, unknown])[]): Record<string, Values> =>
    Object.fromEntries(entries.map(([name, one]) => [name, inside(one)]));
  const needed = pick(Object.entries(fields).filter((entry) => !others.some(([name]) => name === entry[0])));
  const misspelt = Object.keys(fields).flatMap((name) => [name.slice(1), name.toUpperCase(), `${name}s`]);
  const extra = fc.dictionary(
    fc.constantFrom("extra", "__proto__", "constructor", "toString", ...misspelt),
    typeof additionalProperties === "object" ? inside(additionalProperties) : ANYTHING,
    { minKeys: 1, maxKeys: 2 },
  );
  return fc
    .tuple(
      fc.oneof(
        { weight: 14, arbitrary: fc.record(needed) },
        { weight: 1, arbitrary: fc.record(needed, { requiredKeys: [] }) },
      ),
      fc.record(pick(others), { requiredKeys: [] }),
      fc.oneof({ weight: 14, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: extra }),
    )
    .map(
      ([a, b, c]) =>
        JSON.parse(
          `{${[a, b, c]
            .map((one) => JSON.stringify(one).slice(1, -1))
            .filter(Boolean)
            .join(",")}}`,
        ) as unknown,
    );
}

function lists({ items = {}, minItems = 0, maxItems = 3 }: Json, inside: (one: unknown) => Values): Values {
  const [least, most] = [Number(minItems), Number(maxItems)];
  const lengths = [least - 1, least, least + 1, most, most + 1].filter((length) => length >= 0);
  return fc.constantFrom(...lengths).chain((length) =>
    // A long list of different items would hardly ever fit.
    length > 3
      ? inside(items).map((item) => Array(length).fill(item))
      : fc.array(inside(items), { minLength: length, maxLength: length }),
  );
}

function texts({ format, pattern, minLength = 0, maxLength = 12 }: Json): Values {
  const [least, most] = [Number(minLength), Number(maxLength)];
  const lengths = [least - 1, least, most, most + 1].filter((length) => length >= 0);
  // A character outside the basic plane counts as one.
  const edges = lengths.flatMap((length) => ["a".repeat(length), "😀".repeat(length)]);
  const known = [...(TEXTS[String(format)] ?? []), textFor(String(pattern ?? ""))].filter((text) => text !== undefined);
  const others = fc.oneof(fc.constantFrom(...edges, ...known), fc.string());
  const [fitting] = known;
  return fitting === undefined ? others : fc.oneof({ weight: 3, arbitrary: fc.constant(fitting) }, others);
}

function numbers(schema: Json, isWhole: boolean): Values {
  const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map((name) => schema[name]);
  const edges = bounds.filter((bound) => typeof bound === "number").flatMap((bound) => [bound - 1, bound, bound + 1]);
  const range = [0, 1, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 1e300, 0.5];
  return fc.oneof(
    fc.constantFrom(...range, ...edges),
    isWhole ? fc.integer() : fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
