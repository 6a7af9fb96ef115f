/** What a value of a document may be. An object name stands for a row of `OBJECTS`, `many` and `map` for several of a kind. */
export type Kind =
  | "text"
  | "flag"
  | "number"
  | "limit"
  | "types"
  | "items"
  | "known"
  | "list"
  | "object"
  | ObjectName
  | { readonly many: Kind }
  | { readonly map: Kind };

export type ObjectName =
  | "document"
  | "path item"
  | "operation"
  | "callback"
  | "parameter"
  | "request body"
  | "response"
  | "header"
  | "media type"
  | "encoding"
  | "server"
  | "server variable"
  | "schema"
  | "discriminator";

const VALUED = {
  required: "flag",
  deprecated: "flag",
  schema: "schema",
  content: { map: "media type" },
  style: "text",
  explode: "flag",
  allowReserved: "flag",
  allowEmptyValue: "flag",
} as const;
const SCHEMAS: Kind = { many: "schema" };
const NAMED_SCHEMAS: Kind = { map: "schema" };

/** The keys that the judge reads. A value of another kind would be lost without a word. */
export const OBJECTS: Readonly<Record<ObjectName, Readonly<Record<string, Kind>>>> = {
  document: {
    paths: { map: "path item" },
    webhooks: { map: "path item" },
    components: "object",
    servers: { many: "server" },
    security: { many: "object" },
    jsonSchemaDialect: "text",
  },
  "path item": {
    parameters: { many: "parameter" },
    servers: { many: "server" },
    additionalOperations: { map: "operation" },
    ...Object.fromEntries(
      ["get", "head", "post", "put", "patch", "delete", "options", "trace", "query"].map((method): [string, Kind] => [
        method,
        "operation",
      ]),
    ),
  },
  operation: {
    operationId: "text",
    parameters: { many: "parameter" },
    requestBody: "request body",
    responses: { map: "response" },
    callbacks: { map: "callback" },
    servers: { many: "server" },
    security: { many: "object" },
    deprecated: "flag",
  },
  // Its keys are addresses.
  callback: {},
  parameter: { ...VALUED, in: "text" },
  "request body": { required: "flag", content: { map: "media type" } },
  response: { content: { map: "media type" }, headers: { map: "header" } },
  header: VALUED,
  "media type": { schema: "schema", itemSchema: "schema", encoding: { map: "encoding" } },
  encoding: { contentType: "text", style: "text", explode: "flag", allowReserved: "flag", headers: { map: "header" } },
  server: { url: "text", variables: { map: "server variable" } },
  "server variable": { enum: "list" },
  schema: {
    $id: "text",
    $anchor: "text",
    $dynamicAnchor: "text",
    $dynamicRef: "text",
    type: "types",
    enum: "list",
    "x-extensible-enum": "known",
    nullable: "flag",
    properties: NAMED_SCHEMAS,
    patternProperties: NAMED_SCHEMAS,
    dependentSchemas: NAMED_SCHEMAS,
    dependentRequired: { map: { many: "text" } },
    required: { many: "text" },
    additionalProperties: "schema",
    unevaluatedProperties: "schema",
    propertyNames: "schema",
    items: "items",
    prefixItems: SCHEMAS,
    contains: "schema",
    allOf: SCHEMAS,
    oneOf: SCHEMAS,
    anyOf: SCHEMAS,
    not: "schema",
    discriminator: "discriminator",
    if: "schema",
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: "schema",
    else: "schema",
    minimum: "number",
    maximum: "number",
    exclusiveMinimum: "limit",
    exclusiveMaximum: "limit",
    multipleOf: "number",
    minLength: "number",
    maxLength: "number",
    minItems: "number",
    maxItems: "number",
    minProperties: "number",
    maxProperties: "number",
    uniqueItems: "flag",
    pattern: "text",
    format: "text",
    contentEncoding: "text",
    contentMediaType: "text",
    deprecated: "flag",
    readOnly: "flag",
    writeOnly: "flag",
  },
  discriminator: { propertyName: "text", mapping: { map: "text" } },
};
