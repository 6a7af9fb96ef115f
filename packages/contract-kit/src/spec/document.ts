import { readFile } from "node:fs/promises";
import { parse } from "yaml";

/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;

/** A schema, with the document that its references point into. */
export interface SchemaInDocument {
  readonly document: Json;
  readonly schema: unknown;
}

/** Reads an OpenAPI document from a JSON or YAML file. A document that is given as an object is returned as it is. */
export async function readDocument(spec: string | object): Promise<Json> {
  return (typeof spec === "string" ? parse(await readFile(spec, "utf8")) : spec) as Json;
}

/** The object that a local reference points to. Any other object is returned as it is. */
export function resolve(document: Json, value: unknown): Json | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { $ref } = value as { $ref?: string };
  if (typeof $ref !== "string") return value as Json;
  let target: unknown = document;
  for (const part of $ref.replace(/^#\//, "").split("/"))
    target = (target as Json | undefined)?.[decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~")];
  return resolve(document, target);
}
