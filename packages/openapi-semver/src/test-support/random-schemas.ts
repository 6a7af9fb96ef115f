// Random schemas of an OpenAPI version, which may refer to the components of random-documents.ts.
import fc from "fast-check";

/** Part of a document. */
export type Part = Record<string, unknown>;

/** The versions whose documents are made. */
export const VERSIONS = ["3.0.3", "3.1.0", "3.2.0"] as const;
export type Version = (typeof VERSIONS)[number];

/** Names of fields and components, among them keywords, and names that every object has. */
const FIELDS = [
  "a",
  "b",
  "id",
  "description",
  "title",
  "default",
  "properties",
  "$ref",
  "__proto__",
  "constructor",
  "x-y",
  "a/b",
  "a~b",
  "ä",
];
export const COMPONENTS = ["A", "B", "Cat", "D/E", "F G"];

/** An object with own keys only, `__proto__` included. */
export function own(entries: readonly (readonly [string, unknown])[]): Part {
  return Object.fromEntries(entries);
}

const small = fc.integer({ min: 0, max: 4 });
const some = <T>(values: readonly T[]) => fc.constantFrom(...values);

/** Adds each keyword with a chance of about a third. */
function keywords(all: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Part> {
  const made = Object.entries(all).map(([name, value]) =>
    fc.option(value, { freq: 1, nil: undefined }).map((one) => [name, one] as const),
  );
  return fc.tuple(...made).map((entries) => own(entries.filter(([, value]) => value !== undefined)));
}

const maybe = (all: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: keywords(all) });

const together = (...parts: fc.Arbitrary<Part>[]) =>
  fc.tuple(...parts).map((all) => Object.assign(own([]), ...all) as Part);

const prose = maybe({
  description: fc.constant("It."),
  title: fc.constant("T"),
  example: some([1, { $ref: "#/nowhere" }]),
  "x-note": fc.constant({ a: 1 }),
});
const traits = maybe({
  deprecated: fc.boolean(),
  readOnly: fc.boolean(),
  writeOnly: fc.boolean(),
  default: some(["a", 1, null, { a: 1 }]),
});

/** A reference to a component, its pointer escaped. */
export function refTo(section: string, name: string): string {
  return `#/components/${section}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

const refs = some(COMPONENTS).map((name) => ({ $ref: refTo("schemas", name) }));

const text = together(
  fc.constant({ type: "string" }),
  maybe({
    minLength: small,
    maxLength: small.map((n) => n + 4),
    pattern: some(["^a", "b$"]),
    format: some(["uuid", "date-time", "binary", "x"]),
  }),
);
const listed = fc.oneof(
  fc.uniqueArray(some(["a", "b", "c"]), { minLength: 1 }).map((values): Part => ({ type: "string", enum: values })),
  fc.uniqueArray(some(["a", 1, 2, true, 0.5]), { minLength: 1 }).map((values): Part => ({ enum: values })),
  fc
    .uniqueArray(some(["a", "b"]), { minLength: 1 })
    .map((values): Part => ({ type: "string", "x-extensible-enum": values })),
);
const numeric = (version: Version) =>
  together(
    some(["integer", "number"]).map((type) => ({ type })),
    maybe({
      minimum: small,
      maximum: small.map((n) => n + 4),
      multipleOf: some([1, 2]),
      format: some(["int32", "int64"]),
      exclusiveMinimum: version === "3.0.3" ? fc.boolean() : small,
      exclusiveMaximum: version === "3.0.3" ? fc.boolean() : small.map((n) => n + 5),
    }),
  );

/** The discriminator of a union whose alternatives are references. */
const discriminated = fc
  .record({
    kind: some(["oneOf", "anyOf"]),
    names: fc.uniqueArray(some(COMPONENTS), { minLength: 1, maxLength: 3 }),
    mapping: fc.option(fc.uniqueArray(some(["a", "b", "A", "__proto__"]), { maxLength: 3 })),
  })
  .map(({ kind, names, mapping }): Part => {
    const mapped = mapping?.map((value, index) => {
      const name = names[index % names.length] as string;
      // A name alone stands for a component, if it looks like one.
      return [value, index % 2 === 0 || /\W/.test(name) ? refTo("schemas", name) : name] as const;
    });
    const discriminator = { propertyName: "kind", ...(mapped ? { mapping: own(mapped) } : {}) };
    return { [kind]: names.map((name) => ({ $ref: refTo("schemas", name) })), discriminator };
  });

/** Random schemas, nested at most `depth` times. References may make them larger, and circular. */
export function schemas(version: Version, depth = 3): fc.Arbitrary<unknown> {
  const isNew = version !== "3.0.3";
  const leaf = fc.oneof(text, numeric(version), listed, fc.constant({ type: "boolean" }), fc.constant({}));
  if (depth === 0) return fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: refs });
  const inner = schemas(version, depth - 1);
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  const fields = fc
    .uniqueArray(some(FIELDS), { maxLength: 4 })
    .chain((names) =>
      fc.tuple(fc.constant(names), fc.array(inner, { minLength: names.length, maxLength: names.length })),
    )
    .map(([names, made]) => own(names.map((name, index) => [name, made[index]])));
  const object = together(
    fc.boolean().map((isTyped): Part => (isTyped ? { type: "object" } : {})),
    fields.map((properties): Part => ({ properties })),
    maybe({
      required: fc.oneof(
        fc.uniqueArray(some(FIELDS.slice(0, 3)), { minLength: 1, maxLength: 2 }),
        fc.uniqueArray(some(FIELDS), { minLength: 1, maxLength: 3 }),
      ),
      additionalProperties: fc.oneof(fc.boolean(), inner),
      minProperties: small,
      maxProperties: small.map((n) => n + 3),
    }),
  );
  const array = together(
    fc.boolean().map((isTyped): Part => (isTyped ? { type: "array" } : {})),
    inner.map((items): Part => ({ items })),
    maybe({ minItems: small, maxItems: small.map((n) => n + 4), uniqueItems: fc.boolean() }),
  );
  const union = fc.tuple(some(["oneOf", "anyOf", "allOf"]), list).map(([kind, members]): Part => ({ [kind]: members }));
  const mixed = fc.tuple(union, object).map(([one, other]): Part => ({ ...other, ...one }));
  const nullable = isNew
    ? fc.oneof(
        inner.map((one): Part => ({ anyOf: [one, { type: "null" }] })),
        some(["string", "object", "integer"]).map((type): Part => ({ type: [type, "null"] })),
      )
    : fc.tuple(fc.oneof(text, object, refs), fc.boolean()).map(([one, nullable]): Part => ({ ...one, nullable }));
  const rare = isNew
    ? fc.oneof(
        inner.map((not): Part => ({ not })),
        fc.tuple(inner, inner).map(([one, other]): Part => ({ if: one, else: other })),
        list.map((prefixItems): Part => ({ type: "array", prefixItems })),
        inner.map((one): Part => ({ type: "object", patternProperties: { "^x": one } })),
        inner.map((one): Part => ({ type: "object", propertyNames: one, dependentRequired: { a: ["b"] } })),
        inner.map((one): Part => ({ $defs: { Own: one }, $anchor: "here", type: "object", properties: { a: one } })),
        inner.map(
          (one): Part => ({
            $id: "https://ids.example/one",
            $defs: { Own: one },
            properties: { b: { $ref: "#/components/schemas/A" } },
          }),
        ),
        inner.map(
          (one): Part => ({ $dynamicAnchor: "node", properties: { next: { $dynamicRef: "#node" }, value: one } }),
        ),
        some(["a", 1, null, false]).map((value): Part => ({ const: value })),
        fc.tuple(refs, inner).map(([one, other]): Part => ({ ...(typeof other === "object" ? other : {}), ...one })),
        fc.boolean(),
        fc.constant<Part>({ type: "string", contentEncoding: "base64" }),
      )
    : fc.oneof(
        inner.map((not): Part => ({ not })),
        fc.tuple(refs, leaf).map(([one, other]): Part => ({ ...(other as Part), ...one })),
      );
  const made = fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 4, arbitrary: object },
    { weight: 3, arbitrary: refs },
    { weight: 2, arbitrary: array },
    { weight: 2, arbitrary: union },
    { weight: 1, arbitrary: mixed },
    { weight: 2, arbitrary: nullable },
    { weight: 1, arbitrary: discriminated },
    { weight: 2, arbitrary: rare },
  );
  return fc
    .tuple(made, prose, traits)
    .map(([one, words, more]) => (typeof one === "object" && one !== null ? { ...one, ...words, ...more } : one));
}
