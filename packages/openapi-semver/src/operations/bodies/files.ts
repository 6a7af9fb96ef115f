import { asNode, type Node } from "../../document/node.ts";
import { isProse } from "../../document/schemas/prose.ts";
import type { RawSchema } from "../../shape/shape.ts";
import { normalized } from "./media-types.ts";

const FILES = /^(application\/(octet-stream|pdf|zip|gzip)|(image|audio|video|font)\/(?![^;]*\+xml)[^;]+)(;|$)/;
const OCTETS = "application/octet-stream";

/** How OpenAPI 3.0 writes the schema of a file. */
const FILE: RawSchema = { type: "string", format: "binary" };

/** The schema of a media type. Since OpenAPI 3.1, a file has no schema, or one that repeats the media type. */
export function schemaOf(type: string, { schema = true }: Node): RawSchema {
  return FILES.test(type) && saysOnlyFile(type, schema) ? FILE : schema;
}

function saysOnlyFile(type: string, schema: RawSchema): boolean {
  if (typeof schema === "boolean") return schema;
  const { contentMediaType, ...rest } = asNode(schema);
  const said = Object.entries(rest).filter(([key]) => !isProse(key));
  if (contentMediaType === undefined) return said.length === 0;
  const isOfType = [type, OCTETS].includes(normalized(String(contentMediaType)));
  return isOfType && said.every(([key, value]) => key === "type" && value === "string");
}
