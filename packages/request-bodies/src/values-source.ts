import { isJson, type Json } from "./request-bodies.ts";

/**
 * The values of the enumerations that a document names in `components`, as TypeScript. A closed list of texts becomes a tuple; a list of
 * numbers becomes an object with the names that `x-enum-varnames` gives them.
 */
export function valuesSource(document: object): string {
  const { schemas = {} } = ((document as { components?: Json }).components ?? {}) as { schemas?: Json };
  const texts = Object.entries(schemas).flatMap(([name, schema]) =>
    isJson(schema) && /^[A-Za-z_]\w*$/.test(name) ? [tuple(name, schema), namedNumbers(name, schema)] : [],
  );
  const found = texts.filter((text) => text !== undefined);
  return found.length > 0
    ? found.map((text) => `${text}\n`).join("\n")
    : "// The spec names no enumeration.\nexport {};\n";
}

function tuple(name: string, { enum: values, description }: Json): string | undefined {
  if (!Array.isArray(values) || !values.every((value) => typeof value === "string")) return undefined;
  const constant = `${name.charAt(0).toLowerCase()}${name.slice(1)}Values`;
  return `${comment(`The values of \`${name}\`, in the order of the spec.`, description)}\nexport const ${constant} = ${JSON.stringify(values, null, 2)} as const;`;
}

function namedNumbers(name: string, schema: Json): string | undefined {
  const names = schema["x-enum-varnames"];
  const values = schema["x-extensible-enum"] ?? schema.enum;
  if (!Array.isArray(names) || !Array.isArray(values) || names.length !== values.length) return undefined;
  const members = Object.fromEntries(names.map((one, index) => [String(one), values[index]]));
  return [
    comment(`The values of \`${name}\` by their names in the spec.`, schema.description),
    `export const ${name} = ${JSON.stringify(members, null, 2)} as const;`,
    `/** A value of \`${name}\` that the spec names. */`,
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];`,
  ].join("\n");
}

/** A docstring that ends with the spec's own words, if it has any. */
function comment(words: string, description: unknown): string {
  const lines = typeof description === "string" ? ["", ...description.trim().replaceAll("*/", "* /").split("\n")] : [];
  return ["/**", ...[words, ...lines].map((line) => ` * ${line.trim()}`.trimEnd()), " */"].join("\n");
}
