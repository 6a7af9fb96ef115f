// Edits of a schema whose effect on callers is certain, at places that an operation reaches in one certain way.
import { escaped, isPart } from "./parts-of-documents.ts";
import type { Part } from "./random-schemas.ts";

export type Direction = "send" | "receive";

/** An edit, and the bump that it requires where callers send the schema and where they receive it. */
export interface Edit {
  readonly title: string;
  /** The edited copy of a schema; undefined if the edit does not apply. */
  readonly apply: (schema: Part) => Part | undefined;
  readonly send: "major" | "minor";
  readonly receive: "major" | "minor";
}

/** A schema that is reached: what holds it, and all directions in which it is reached. */
export interface Reached {
  readonly holder: Part;
  readonly key: string;
  readonly at: string;
  readonly directions: ReadonlySet<Direction>;
  /** Whether each way to it makes the effect of an edit certain. */
  readonly isCertain: boolean;
}

const METHODS = ["get", "put", "post"];
// Keywords beside which a field, or an item, may be impossible or judged as a whole.
const UNCERTAIN =
  /^(allOf|oneOf|anyOf|not|if|else|enum|const|\$.*|nullable|discriminator|prefixItems|patternProperties|propertyNames|dependentRequired|x-extensible-enum|max.*|readOnly|writeOnly|xml)$/;

/** Every schema that the operations of a document reach. */
export function reachedSchemas(document: Part): Reached[] {
  const found = new Map<unknown, { one: Reached; directions: Set<Direction>; certain: boolean }>();
  const seen = new Set<string>();
  const resolve = (value: unknown): unknown => {
    let now = value;
    for (let step = 0; isPart(now) && typeof now.$ref === "string" && step < 10; step++) now = at(document, now.$ref);
    return now;
  };
  const schema = (holder: Part, key: string, place: string, direction: Direction, isCertain: boolean): void => {
    const value = holder[key];
    if (!isPart(value)) return;
    const visit = `${place} ${direction} ${isCertain}`;
    if (seen.has(visit)) return;
    seen.add(visit);
    if (typeof value.$ref === "string") {
      const name = Object.keys(value).some((one) => one !== "$ref") ? undefined : value.$ref;
      const target = found.has(value) ? undefined : componentAt(document, value.$ref);
      if (target) schema(target.holder, target.key, value.$ref.slice(1), direction, isCertain && name !== undefined);
      return;
    }
    const known = found.get(value) ?? {
      one: { holder, key, at: place } as Reached,
      directions: new Set(),
      certain: true,
    };
    known.directions.add(direction);
    known.certain &&= isCertain;
    found.set(value, known);
    const isPlain = isCertain && !Object.keys(value).some((keyword) => UNCERTAIN.test(keyword));
    for (const [keyword, child] of Object.entries(value)) {
      if (keyword === "properties" && isPart(child)) {
        for (const name of Object.keys(child))
          schema(child, name, `${place}/properties/${escaped(name)}`, direction, isPlain && value.type === "object");
      } else if (keyword === "items")
        schema(value, keyword, `${place}/items`, direction, isPlain && value.type === "array");
      else if (Array.isArray(child)) {
        for (const index of child.keys())
          schema(child as never, String(index), `${place}/${keyword}/${index}`, direction, false);
      } else if (isPart(child) && !/^(default|example|x-.*)$/.test(keyword)) {
        schema(value, keyword, `${place}/${keyword}`, direction, false);
        for (const name of Object.keys(child))
          schema(child, name, `${place}/${keyword}/${escaped(name)}`, direction, false);
      }
    }
  };
  const valued = (raw: unknown, place: string, direction: Direction): void => {
    const value = resolve(raw);
    if (!isPart(value)) return;
    const own = isPart(raw) && typeof raw.$ref === "string" ? raw.$ref.slice(1) : place;
    if ("schema" in value) schema(value, "schema", `${own}/schema`, direction, true);
    const types = Object.keys((value.content ?? {}) as Part);
    // A range may govern another type.
    const isCertain = !types.some((type) => type.includes("*"));
    for (const type of types) {
      const media = (value.content as Part)[type];
      if (isPart(media) && "schema" in media)
        schema(media, "schema", `${own}/content/${escaped(type)}/schema`, direction, isCertain);
    }
    for (const [name, header] of Object.entries((value.headers ?? {}) as Part))
      valued(header, `${own}/headers/${name}`, direction);
  };
  const item = (value: unknown, place: string, direction: Direction): void => {
    if (!isPart(value)) return;
    const back = direction === "send" ? "receive" : "send";
    for (const method of METHODS) {
      const operation = value[method];
      if (!isPart(operation)) continue;
      const here = `${place}/${method}`;
      const own = (operation.parameters ?? []) as unknown[];
      const replaced = new Set(own.map((one) => nameOf(resolve(one))));
      for (const [index, one] of own.entries()) valued(one, `${here}/parameters/${index}`, direction);
      for (const [index, one] of ((value.parameters ?? []) as unknown[]).entries())
        if (!replaced.has(nameOf(resolve(one)))) valued(one, `${place}/parameters/${index}`, direction);
      valued(operation.requestBody, `${here}/requestBody`, direction);
      for (const [status, one] of Object.entries((operation.responses ?? {}) as Part))
        valued(one, `${here}/responses/${status}`, back);
      for (const callback of Object.values((operation.callbacks ?? {}) as Part))
        for (const [url, one] of Object.entries(callback as Part))
          item(one, `${here}/callbacks/told/${escaped(url)}`, back);
    }
  };
  for (const [path, one] of Object.entries(document.paths as Part)) item(one, `/paths/${escaped(path)}`, "send");
  for (const [name, one] of Object.entries((document.webhooks ?? {}) as Part))
    item(one, `/webhooks/${name}`, "receive");
  return [...found.values()].map(({ one, directions, certain }) => ({ ...one, directions, isCertain: certain }));
}

function nameOf(parameter: unknown): string {
  return isPart(parameter) ? `${parameter.in} ${String(parameter.name).toLowerCase()}` : "";
}

function componentAt(document: Part, reference: string): { holder: Part; key: string } | undefined {
  const parts = reference.slice(2).split("/");
  const key = (parts.pop() ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
  const holder = at(document, `#/${parts.join("/")}`);
  return isPart(holder) && Object.hasOwn(holder, key) ? { holder, key } : undefined;
}

function at(document: Part, reference: string): unknown {
  const names = reference
    .slice(2)
    .split("/")
    .map((one) => one.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce<unknown>(
    (node, name) => (isPart(node) && Object.hasOwn(node, name) ? node[name] : undefined),
    document,
  );
}

const only = (schema: Part, ...keywords: string[]): boolean =>
  Object.keys(schema).every((key) =>
    ["type", "description", "title", "example", "x-note", "deprecated", ...keywords].includes(key),
  );
const fields = ["properties", "required", "additionalProperties", "minProperties"];
const isObject = (schema: Part): boolean => schema.type === "object" && only(schema, ...fields);
const properties = (schema: Part): Part => (schema.properties ?? {}) as Part;
const required = (schema: Part): unknown[] => (schema.required ?? []) as unknown[];

/** Edits with certain effects on a schema that has these keywords only. */
export const EDITS: readonly Edit[] = [
  edit(
    "a maximal length appears",
    "major",
    "minor",
    (one) => one.type === "string" && only(one) && { ...one, maxLength: 9 },
  ),
  edit(
    "a maximal length goes",
    "minor",
    "minor",
    ({ maxLength, ...one }) => one.type === "string" && only(one, "minLength") && maxLength !== undefined && one,
  ),
  edit(
    "a minimum grows",
    "major",
    "minor",
    (one) => one.type === "integer" && only(one, "minimum") && { ...one, minimum: Number(one.minimum ?? 0) + 1 },
  ),
  edit(
    "a text becomes a number",
    "major",
    "major",
    (one) => one.type === "string" && only(one) && { ...one, type: "number" },
  ),
  edit(
    "a number becomes a whole number",
    "major",
    "minor",
    (one) => one.type === "number" && only(one) && { ...one, type: "integer" },
  ),
  edit(
    "a whole number becomes any number",
    "minor",
    "major",
    (one) => one.type === "integer" && only(one) && { ...one, type: "number" },
  ),
  edit(
    "a text gets listed values",
    "major",
    "minor",
    (one) => one.type === "string" && only(one) && { ...one, enum: ["a", "b"] },
  ),
  edit(
    "a listed value appears",
    "minor",
    "major",
    (one) =>
      one.type === "string" && only(one, "enum") && Array.isArray(one.enum) && { ...one, enum: [...one.enum, "new"] },
  ),
  edit(
    "a listed value goes",
    "major",
    "minor",
    (one) =>
      one.type === "string" &&
      only(one, "enum") &&
      Array.isArray(one.enum) &&
      one.enum.length > 1 && { ...one, enum: one.enum.slice(1) },
  ),
  edit(
    "an optional field appears",
    "minor",
    "minor",
    (one) =>
      isObject(one) &&
      !isPart(one.additionalProperties) && { ...one, properties: { ...properties(one), fresh: { type: "string" } } },
  ),
  edit(
    "a required field appears",
    "major",
    "minor",
    (one) =>
      isObject(one) &&
      !isPart(one.additionalProperties) && {
        ...one,
        properties: { ...properties(one), fresh: { type: "string" } },
        required: [...required(one), "fresh"],
      },
  ),
  edit("a field becomes required", "major", "minor", (one) => {
    const name = plainField(one, false);
    return name !== undefined && { ...one, required: [...required(one), name] };
  }),
  edit("a field becomes optional", "minor", "major", (one) => {
    const name = plainField(one, true);
    return name !== undefined && { ...one, required: required(one).filter((other) => other !== name) };
  }),
  edit("a field goes", "major", "major", (one) => {
    const name = plainField(one, true) ?? plainField(one, false);
    if (name === undefined) return false;
    const rest = Object.entries(properties(one)).filter(([other]) => other !== name);
    return { ...one, properties: Object.fromEntries(rest), required: required(one).filter((other) => other !== name) };
  }),
  edit(
    "further fields are forbidden",
    "major",
    "minor",
    (one) =>
      isObject(one) &&
      one.additionalProperties !== false &&
      !isPart(one.additionalProperties) && { ...one, additionalProperties: false },
  ),
  edit(
    "items change their type",
    "major",
    "major",
    (one) =>
      one.type === "array" &&
      only(one, "items", "minItems") &&
      isPart(one.items) &&
      one.items.type === "string" &&
      only(one.items) && { ...one, items: { type: "boolean" } },
  ),
];

/** A field of a simple type that is required, or not. */
function plainField(schema: Part, isRequired: boolean): string | undefined {
  if (!isObject(schema)) return undefined;
  const found = Object.entries(properties(schema)).find(
    ([name, one]) =>
      isPart(one) &&
      /^(string|integer|boolean)$/.test(String(one.type)) &&
      only(one) &&
      required(schema).includes(name) === isRequired,
  );
  return found?.[0];
}

function edit(
  title: string,
  send: Edit["send"],
  receive: Edit["receive"],
  apply: (schema: Part) => Part | false,
): Edit {
  return { title, send, receive, apply: (schema) => apply(schema) || undefined };
}
