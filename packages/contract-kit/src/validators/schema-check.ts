import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Json } from "../spec/document.js";

/** Checks a value against a schema of the document. Each problem in the result begins with `what`. */
export type SchemaCheck = (what: string, schema: unknown, value: unknown) => string[];

const DOCUMENT = "spec:document";

/** Makes the check for one document. Each schema is compiled on first use. */
export function createSchemaCheck(document: Json): SchemaCheck {
  const ajv = newAjv();
  // So that local references are resolved in the document, wherever the schema is.
  ajv.addSchema(document, DOCUMENT, undefined, false);
  const compiled = new Map<unknown, ValidateFunction>();
  return (what, schema, value) => {
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(pointingInto(schema) as object);
      compiled.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);
  };
}

const alone = newAjv();

/** Whether a schema allows a value. True also if that cannot be decided without following references. */
export function allowsAlone(schema: Json, value: unknown): boolean {
  if (JSON.stringify(schema).includes('"$ref"')) return true;
  try {
    return alone.compile(schema)(value) === true;
  } catch {
    return true;
  }
}

function newAjv(): Ajv2020 {
  // OpenAPI has keywords that JSON Schema lacks (`example`, `x-source`), and vendors use other formats.
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  return ajv;
}

function pointingInto(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(pointingInto);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === "$ref" && typeof value === "string" && value.startsWith("#")
        ? [key, `${DOCUMENT}${value}`]
        : [key, pointingInto(value)],
    ),
  );
}
