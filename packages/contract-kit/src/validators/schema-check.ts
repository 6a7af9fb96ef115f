import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Json } from "../spec/document.js";

/** Says what is wrong with a value by a schema of the document; `what` begins each problem. */
export type SchemaCheck = (what: string, schema: unknown, value: unknown) => string[];

const DOCUMENT = "spec:document";

/** Makes the check of one document. Schemas are compiled when they are first needed. */
export function createSchemaCheck(document: Json): SchemaCheck {
  const ajv = newAjv();
  // Local references point into the document, from wherever the schema is.
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

/** Whether a schema allows a value, as far as can be told without what it refers to. */
export function allowsAlone(schema: Json, value: unknown): boolean {
  if (JSON.stringify(schema).includes('"$ref"')) return true;
  try {
    return alone.compile(schema)(value) === true;
  } catch {
    return true;
  }
}

function newAjv(): Ajv2020 {
  // OpenAPI adds words that JSON Schema does not have (`example`, `x-source`), vendors add formats.
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
