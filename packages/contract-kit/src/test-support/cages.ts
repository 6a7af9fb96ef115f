export const DIALECT = { jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" };

/** A document with one operation, which uses a keyword that draft-07 does not have (`dependentRequired`). */
export function cages(parts: object = DIALECT, required: readonly string[] = ["lock"], nameType = "string"): object {
  const media = (schema: object, more: object = {}) => ({ content: { "application/json": { schema, ...more } } });
  return {
    openapi: "3.1.0",
    ...parts,
    info: { title: "cages", version: "1.0.0" },
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    security: [{ token: [] }],
    paths: {
      "/cages/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        put: {
          parameters: [
            { name: "size", in: "query", required: true, schema: { enum: ["s", "l"] } },
            {
              name: "only",
              in: "query",
              explode: false,
              schema: { type: "array", maxItems: 2, items: { type: "integer" } },
            },
          ],
          requestBody: { required: true, ...media({ type: "object", dependentRequired: { door: required } }) },
          responses: {
            "200": {
              description: "The cage.",
              headers: { "X-Id": { required: true, schema: { type: "integer" }, example: 4 } },
              ...media(
                { type: "object", required: ["name"], properties: { name: { type: nameType } } },
                { examples: { a: { value: { name: "Io" } } } },
              ),
            },
            "204": { description: "Nothing." },
          },
        },
      },
    },
  };
}
