import { type Json, readDocument } from "./document.js";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/**
 * Refuses a document that Prism would validate wrongly. Without `jsonSchemaDialect`, Prism reads the schemas of OpenAPI 3.1 as
 * draft-07 and silently skips newer keywords, so contract tests would check less than the spec says.
 *
 * @throws Error that names the line to add to the document
 */
export async function checkDialect(spec: string | object): Promise<void> {
  const { openapi, jsonSchemaDialect } = (await readDocument(spec)) as Json;
  if (!String(openapi).startsWith("3.1") || jsonSchemaDialect === DIALECT) return;
  const name = typeof spec === "string" ? spec : "the document";
  const found = jsonSchemaDialect === undefined ? "has no jsonSchemaDialect" : `has the dialect ${jsonSchemaDialect}`;
  throw new Error(
    `${name} ${found}: Prism would validate it as draft-07. Add "jsonSchemaDialect: ${DIALECT}" at its root.`,
  );
}
