import type { Editable } from "../../editable.ts";

// JSON with parameters, such as `application/json; charset=utf-8`, which a comparison of names would miss.
const JSON_WITH_PARAMETERS = /^application\/json\s*;/i;

/** Removes keywords that draft 2020-12 lacks, and unifies the media type of JSON. Changes the document. */
export function cleanSchemas(node: unknown): void {
  if (Array.isArray(node)) {
    for (const child of node) cleanSchemas(child);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const object = node as Editable;
  // They would select another dialect, or change the base of references.
  for (const word of ["$schema", "$id"]) if (typeof object[word] === "string") delete object[word];
  if (typeof object.nullable === "boolean") {
    if (object.nullable) allowNull(object);
    delete object.nullable;
  }
  if (typeof object.content === "object" && object.content !== null) renameMedia(object.content as Editable);
  for (const [key, child] of Object.entries(object)) {
    if (!isData(key, child)) cleanSchemas(child);
  }
}

/** Says in words of draft 2020-12 that a schema also allows null. Changes the schema. */
function allowNull(schema: Editable): void {
  const { type, allOf } = schema;
  const word = ["oneOf", "anyOf"].find((one) => Array.isArray(schema[one]));
  if (type !== undefined) schema.type = [...new Set([type, "null"].flat())];
  else if (word !== undefined) schema[word] = [...(schema[word] as unknown[]), { type: "null" }];
  else if (allOf !== undefined) {
    delete schema.allOf;
    schema.anyOf = [{ allOf }, { type: "null" }];
  }
}

/** Whether a field of a document is data, such as an example, even if it contains names of keywords. A property may be called `default`. */
export function isData(key: string, child: unknown): boolean {
  const isProperty = typeof child === "object" && child !== null && "type" in child && typeof child.type === "string";
  return ["example", "examples", "default", "enum", "const"].includes(key) && !isProperty;
}

function renameMedia(content: Editable): void {
  for (const [type, media] of Object.entries(content)) {
    if (!JSON_WITH_PARAMETERS.test(type)) continue;
    delete content[type];
    content["application/json"] ??= media;
  }
}
