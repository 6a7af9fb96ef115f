// Where the parts of an OpenAPI document are, by their kind.
import type { Part } from "./random-schemas.ts";

export type Kind =
  | "schema"
  | "content"
  | "parameter"
  | "response"
  | "header"
  | "requestBody"
  | "operation"
  | "parameters";

/** A part of a document: what holds it, and its key there. */
export interface Found {
  readonly kind: Kind;
  readonly holder: Part;
  readonly key: string;
  /** JSON pointer of the part. */
  readonly at: string;
}

type Visit = (found: Found) => void;

export const isPart = (value: unknown): value is Part =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const METHODS = ["get", "put", "post"];
const IN_SCHEMA = ["items", "additionalProperties", "not", "if", "then", "propertyNames"];
const LISTS_IN_SCHEMA = ["allOf", "oneOf", "anyOf", "prefixItems"];
const MAPS_IN_SCHEMA = ["properties", "patternProperties", "$defs"];

/** Every part of a document that one of these kinds has, references not followed. */
export function partsOf(document: Part, ...kinds: readonly Kind[]): Found[] {
  const found: Found[] = [];
  visitDocument(document, (one) => {
    if (kinds.includes(one.kind)) found.push(one);
  });
  return found;
}

/** Calls `visit` for each child of a schema. */
function schemasIn(schema: unknown, at: string, visit: (holder: Part, key: string, at: string) => void): void {
  if (!isPart(schema)) return;
  for (const key of IN_SCHEMA) if (Object.hasOwn(schema, key)) visit(schema, key, `${at}/${key}`);
  for (const key of LISTS_IN_SCHEMA) {
    const list = schema[key];
    if (Array.isArray(list))
      for (const index of list.keys()) visit(list as never, String(index), `${at}/${key}/${index}`);
  }
  for (const key of MAPS_IN_SCHEMA) {
    const map = schema[key];
    if (Object.hasOwn(schema, key) && isPart(map))
      for (const name of Object.keys(map)) visit(map, name, `${at}/${key}/${escaped(name)}`);
  }
}

export function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function visitDocument(document: Part, visit: Visit): void {
  const schema = (holder: Part, key: string, at: string): void => {
    visit({ kind: "schema", holder, key, at });
    schemasIn(holder[key], at, schema);
  };
  const each = (holder: unknown, at: string, kind: Kind, inside: (value: Part, at: string) => void): void => {
    if (typeof holder !== "object" || holder === null) return;
    for (const [key, value] of Object.entries(holder)) {
      const here = `${at}/${escaped(key)}`;
      visit({ kind, holder: holder as Part, key, at: here });
      if (isPart(value)) inside(value, here);
    }
  };
  const content = (holder: Part, at: string): void => {
    if (!isPart(holder.content)) return;
    visit({ kind: "content", holder, key: "content", at: `${at}/content` });
    for (const [type, media] of Object.entries(holder.content))
      if (isPart(media) && "schema" in media) schema(media, "schema", `${at}/content/${escaped(type)}/schema`);
  };
  const valued = (value: Part, at: string): void => {
    if ("schema" in value) schema(value, "schema", `${at}/schema`);
    content(value, at);
  };
  const parameters = (holder: Part, at: string): void => {
    if (!Array.isArray(holder.parameters)) return;
    visit({ kind: "parameters", holder, key: "parameters", at: `${at}/parameters` });
    each(holder.parameters, `${at}/parameters`, "parameter", valued);
  };
  const response = (value: Part, at: string): void => {
    content(value, at);
    each(value.headers, `${at}/headers`, "header", valued);
  };
  const item = (value: unknown, at: string): void => {
    if (!isPart(value)) return;
    parameters(value, at);
    for (const method of METHODS) {
      const operation = value[method];
      if (!isPart(operation)) continue;
      const here = `${at}/${method}`;
      visit({ kind: "operation", holder: value, key: method, at: here });
      parameters(operation, here);
      if (isPart(operation.requestBody)) {
        visit({ kind: "requestBody", holder: operation, key: "requestBody", at: `${here}/requestBody` });
        content(operation.requestBody, `${here}/requestBody`);
      }
      each(operation.responses, `${here}/responses`, "response", response);
      for (const [name, callback] of Object.entries((operation.callbacks ?? {}) as Part))
        for (const [url, one] of Object.entries(callback as Part))
          item(one, `${here}/callbacks/${name}/${escaped(url)}`);
    }
  };
  for (const section of ["paths", "webhooks"])
    for (const [path, one] of Object.entries((document[section] ?? {}) as Part))
      item(one, `/${section}/${escaped(path)}`);
  const components = (document.components ?? {}) as Record<string, Part>;
  for (const name of Object.keys(components.schemas ?? {}))
    schema(components.schemas as Part, name, `/components/schemas/${escaped(name)}`);
  each(components.responses, "/components/responses", "response", response);
  each(components.parameters, "/components/parameters", "parameter", valued);
  each(components.headers, "/components/headers", "header", valued);
  each(components.requestBodies, "/components/requestBodies", "requestBody", content);
}
