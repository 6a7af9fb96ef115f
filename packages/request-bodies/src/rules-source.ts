import { resolveRef } from "@invitation-clients/openapi-semver";
import { isJson, type Json, requestBodies, schemaName } from "./request-bodies.ts";

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
class Unsupported extends Error {}

/**
 * The rules of each request body of a document, and of the named schemas in it, as TypeScript. A schema that uses a keyword which
 * `validate` does not check has no constant, only a comment that says why: half a check would call a wrong body valid.
 */
export function rulesSource(document: object): string {
  const constants = new Map<string, string>();
  for (const { operationId, schema } of requestBodies(document)) {
    const body = `operations[${JSON.stringify(operationId)}]["requestBody"]`;
    if (schemaName(schema) !== undefined) add(document, schema, constants, []);
    else
      write(
        `${operationId}BodyRules`,
        `NonNullable<${body}>["content"]["application/json"]`,
        document,
        schema,
        constants,
        [],
      );
  }
  const texts = [...constants.values()];
  const uses = (type: string): boolean => texts.some((text) => text.includes(`BodyRules<`) && text.includes(type));
  const types = [uses("components[") && "components", uses("operations[") && "operations"].filter(
    (one) => one !== false,
  );
  return [
    ...(types.length > 0 ? ['import type { BodyRules } from "@invitation-clients/runtime/validate";'] : []),
    ...(types.length > 0 ? [`import type { ${types.join(", ")} } from "./schema.js";`] : []),
    ...texts.map((text) => `\n${text}`),
    ...(texts.length === 0 ? ["// No operation has a JSON body.", "export {};"] : []),
    "",
  ].join("\n");
}

/** Adds the constant of a named schema after those that it refers to. Returns its name. */
function add(document: object, reference: unknown, constants: Map<string, string>, above: readonly string[]): string {
  const name = schemaName(reference) ?? "";
  const constant = `${name}Rules`;
  const type = `components["schemas"][${JSON.stringify(name)}]`;
  if (!constants.has(constant)) {
    write(constant, type, document, resolveRef(document, reference as Json), constants, [...above, constant]);
  }
  return constant;
}

function write(
  constant: string,
  type: string,
  document: object,
  schema: unknown,
  constants: Map<string, string>,
  above: readonly string[],
): void {
  try {
    const rules = rulesOf(schema, (reference) => {
      const name = schemaName(reference);
      if (name !== undefined) {
        if (above.includes(`${name}Rules`)) throw new Unsupported("it contains itself");
        const inner = add(document, reference, constants, above);
        if (constants.get(inner)?.startsWith("//")) throw new Unsupported(`it uses ${name}`);
        return `@${inner}@`;
      }
      throw new Unsupported(`it refers to ${String((reference as Json).$ref)}`);
    });
    const text = JSON.stringify(rules, null, 2).replace(/"@(\w+)@"/g, "$1");
    constants.set(
      constant,
      `/** What the spec says about \`${constant.replace(/Rules$/, "")}\`. */\nexport const ${constant}: BodyRules<${type}> = ${text};`,
    );
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    constants.set(constant, `// There is no ${constant}: ${error.message}.`);
  }
}

/** The keywords of a schema that decide whether a value is valid; `refer` writes a reference. */
function rulesOf(schema: unknown, refer: (reference: unknown) => unknown): unknown {
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
