import { resolveRef } from "../../openapi-semver/src/document/references.ts";
import { type Json, requestBodies, schemaName } from "./request-bodies.ts";
import { rulesOf, Unsupported } from "./rules-of.ts";

/** A request body that has rules. */
export interface RuledBody {
  /** Of its schema, or of its operation if the schema has no name. */
  readonly name: string;
  /** The constant in `rules.ts`. */
  readonly constant: string;
  /** The type of a valid body, as `rules.ts` writes it. */
  readonly type: string;
  readonly operationIds: readonly string[];
}

/**
 * The rules of each request body of a document, and of the named schemas in it, as TypeScript. A schema that uses a keyword which
 * `validate` does not check has no constant, only a comment that says why: half a check would call a wrong body valid.
 */
export function rulesSource(document: object): string {
  const { texts, bodies } = writeRules(document);
  const written = [...texts.values()];
  const types = ["components", "operations"].filter((name) => written.some((text) => text.includes(`<${name}[`)));
  const imports = [
    'import type { BodyRules } from "@invitation-clients/runtime/validate";',
    `import type { ${types.join(", ")} } from "./schema.js";`,
  ];
  return [
    ...(types.length > 0 ? imports : ["export {};"]),
    ...written.map((text) => `\n${text}`),
    ...(bodies.length === 0 && written.length === 0 ? ["// No operation has a JSON body."] : []),
    "",
  ].join("\n");
}

/** The bodies that have rules, in the order of the operations. */
export function ruledBodies(document: object): RuledBody[] {
  const { texts, bodies } = writeRules(document);
  return bodies.filter(({ constant }) => !isRefusal(texts.get(constant)));
}

/** The text of each constant or refusal by the constant's name, and the bodies. */
function writeRules(document: object): { readonly texts: Map<string, string>; readonly bodies: RuledBody[] } {
  const texts = new Map<string, string>();
  const bodies = new Map<string, RuledBody>();
  const add = (name: string, type: string, schema: unknown, above: readonly string[]): void => {
    if (!texts.has(`${name}Rules`)) texts.set(`${name}Rules`, write(name, type, schema, [...above, name]));
  };
  const write = (name: string, type: string, schema: unknown, above: readonly string[]): string => {
    const refer = (reference: unknown): string => {
      const inner = schemaName(reference);
      if (inner === undefined) throw new Unsupported(`it refers to ${String((reference as Json).$ref)}`);
      if (above.includes(inner)) throw new Unsupported("it contains itself");
      add(inner, typeOf(inner), resolveRef(document, reference as Json), above);
      if (isRefusal(texts.get(`${inner}Rules`))) throw new Unsupported(`it uses ${inner}`);
      return `\0${inner}Rules\0`;
    };
    try {
      const text = JSON.stringify(rulesOf(schema, refer), null, 2).replace(/"\\u0000(\w+)\\u0000"/g, "$1");
      return `/** What the spec says about \`${name}\`. */\nexport const ${name}Rules: BodyRules<${type}> = ${text};`;
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      return `// There is no ${name}Rules: ${error.message}.`;
    }
  };
  for (const { operationId, schema } of requestBodies(document)) {
    const known = schemaName(schema);
    const name = known ?? `${operationId}Body`;
    const inline = `NonNullable<operations[${JSON.stringify(operationId)}]["requestBody"]>["content"]["application/json"]`;
    const type = known === undefined ? inline : typeOf(known);
    add(name, type, known === undefined ? schema : resolveRef(document, schema as Json), []);
    const operationIds = [...(bodies.get(name)?.operationIds ?? []), operationId];
    bodies.set(name, { name, constant: `${name}Rules`, type, operationIds });
  }
  return { texts, bodies: [...bodies.values()] };
}

function typeOf(name: string): string {
  return `components["schemas"][${JSON.stringify(name)}]`;
}

function isRefusal(text: string | undefined): boolean {
  return text?.startsWith("//") === true;
}
