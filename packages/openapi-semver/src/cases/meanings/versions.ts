import {
  api,
  bothWays,
  type Case,
  change,
  type Expected,
  gives,
  object,
  operation,
  type Part,
  sends,
} from "../case.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const NO_EFFECT: Expected = ["patch", "document-text-changed"];
const v32 = { openapi: "3.2.0" };
const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });
const crate = (fields: Part, more: Part = {}): Part => ({ ...object(fields), ...more });
const named = (schema: unknown, target: Part): Part =>
  gives(object({ c: schema }), { components: { schemas: { Crate: target } } });
const stream = (schema: unknown): Part =>
  api(
    {
      "/p": {
        get: operation("get", {
          responses: { 200: { description: "", content: { "application/jsonl": { itemSchema: schema } } } },
        }),
      },
    },
    v32,
  );
const item = (paths: Part): Part => api({ "/p": paths }, v32);
const server = (url: string, variables: Part): Part => ({ ...api({}), servers: [{ url, variables }] });
const region = (...values: string[]): Part => ({ r: { default: "eu", enum: values } });
const tree = (leaf: unknown): Part => ({
  components: {
    schemas: {
      Tree: {
        $dynamicAnchor: "node",
        ...object({ leaf, children: { type: "array", items: { $dynamicRef: "#node" } } }),
      },
      Forest: { type: "array", items: { $dynamicRef: "#node" } },
    },
  },
});

/** What OpenAPI 3.2 adds, references by `$id` and by dynamic anchor, dialects of single schemas, and server variables. */
export const versionCases: Case[] = [
  change(
    "3.2: the items of a stream lose a field",
    ["major", "response-field-removed"],
    stream(object({ a: text, b: text })),
    stream(object({ a: text })),
  ),
  change(
    "3.2: the items of a stream get a field",
    ["minor", "response-field-added"],
    stream(object({ a: text })),
    stream(object({ a: text, b: text })),
  ),
  change(
    "3.2: an additional operation is removed",
    ["major", "operation-removed"],
    item({ additionalOperations: { COPY: operation("copy") } }),
    item({}),
  ),
  change(
    "3.2: an additional operation is new",
    ["minor", "operation-added"],
    item({ get: operation("get") }),
    item({ get: operation("get"), additionalOperations: { COPY: operation("copy") } }),
  ),
  change(
    "3.2: an additional operation takes a required parameter more",
    ["major", "required-parameter-added"],
    item({ additionalOperations: { COPY: operation("copy") } }),
    item({
      additionalOperations: {
        COPY: operation("copy", { parameters: [{ name: "to", in: "query", required: true, schema: text }] }),
      },
    }),
  ),
  change(
    "3.2: a media type moves to a component",
    NO_EFFECT,
    sends(object({ a: text }), v32),
    api(
      {
        "/people": {
          post: operation("createPerson", {
            requestBody: {
              required: true,
              description: "It.",
              content: { "application/json": { $ref: "#/components/mediaTypes/Person" } },
            },
          }),
        },
      },
      { ...v32, components: { mediaTypes: { Person: { schema: object({ a: text }) } } } },
    ),
  ),
  change("no difference: 3.1 becomes 3.2", NO_EFFECT, gives(object({ a: text })), gives(object({ a: text }), v32)),
  change(
    "a schema that a reference names by its `$id` loses a field",
    ["major", "response-field-removed"],
    named({ $ref: "https://a.example/crate" }, crate({ a: text, b: text }, { $id: "https://a.example/crate" })),
    named({ $ref: "https://a.example/crate" }, crate({ a: text }, { $id: "https://a.example/crate" })),
  ),
  change(
    "a part of a schema that a reference names by its `$id` changes",
    ["major", "response-type-changed"],
    named({ $ref: "https://a.example/crate#/properties/a" }, crate({ a: text }, { $id: "https://a.example/crate" })),
    named({ $ref: "https://a.example/crate#/properties/a" }, crate({ a: integer }, { $id: "https://a.example/crate" })),
  ),
  change(
    "a reference is relative to the `$id` around it",
    ["major", "response-type-changed"],
    named(ref("Crate"), {
      $id: "https://a.example/crate",
      ...object({ a: { $ref: "part" } }),
      $defs: { p: { $id: "part", ...text } },
    }),
    named(ref("Crate"), {
      $id: "https://a.example/crate",
      ...object({ a: { $ref: "part" } }),
      $defs: { p: { $id: "part", ...integer } },
    }),
  ),
  change(
    "no difference: a reference by `$id` becomes one by place",
    NO_EFFECT,
    named({ $ref: "https://a.example/crate" }, crate({ a: text }, { $id: "https://a.example/crate" })),
    named(ref("Crate"), crate({ a: text }, { $id: "https://a.example/crate" })),
  ),
  change(
    "the schema of a dynamic anchor changes",
    ["major", "response-keyword-changed"],
    gives(ref("Forest"), tree(text)),
    gives(ref("Forest"), tree(integer)),
  ),
  change(
    "no difference: the schema of a dynamic anchor is described",
    NO_EFFECT,
    gives(ref("Forest"), tree(text)),
    gives(ref("Forest"), tree({ ...text, description: "A." })),
  ),
  bothWays(
    "one schema is written in another dialect",
    object({ a: text }),
    { ...object({ a: text }), $schema: "http://json-schema.org/draft-04/schema#" },
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  bothWays(
    "no difference: a schema names the dialect that it has anyway",
    object({ a: text }),
    { ...object({ a: text }), $schema: "https://json-schema.org/draft/2020-12/schema" },
    NO_EFFECT,
    NO_EFFECT,
  ),
  change(
    "a server variable goes, and its default remains",
    ["major", "server-variable-removed"],
    server("https://{r}.a.example", region("eu", "us")),
    server("https://eu.a.example", {}),
  ),
  change(
    "a server variable is renamed",
    ["major", "server-variable-removed"],
    server("https://{r}.a.example", { r: { default: "eu" } }),
    server("https://{region}.a.example", { region: { default: "eu" } }),
  ),
  change(
    "no difference: a server variable of a single value goes",
    NO_EFFECT,
    server("https://{r}.a.example", region("eu")),
    server("https://eu.a.example", {}),
  ),
].flat();
