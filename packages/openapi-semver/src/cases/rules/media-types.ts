import { api, type Case, change, type Expected, object, operation, type Part } from "../case.ts";

const text = { type: "string" };
const one = object({ a: text });
const more = object({ a: text, b: text }, ["b"]);
const less = object({});
const NO_EFFECT: Expected = ["patch", "document-text-changed"];

type Content = Readonly<Record<string, unknown>>;

const content = (types: Content): Part =>
  Object.fromEntries(Object.entries(types).map(([type, schema]) => [type, { schema }]));
const sent = (types: Content): Part =>
  api({ "/p": { post: operation("createPerson", { requestBody: { content: content(types) } }) } });
const got = (types: Content): Part =>
  api({ "/p": { get: operation("getPerson", { responses: { 200: { description: "", content: content(types) } } }) } });

function both(title: string, before: Content, after: Content, send: Expected, receive: Expected): Case[] {
  return [
    change(`sent: ${title}`, send, sent(before), sent(after)),
    change(`received: ${title}`, receive, got(before), got(after)),
  ];
}

const form = (
  type: string,
  encoding: Part,
  schema: unknown = object({ a: object({ b: text }), description: text }),
) => ({
  content: { [type]: { schema, encoding } },
});
const posts = (body: Part): Part => api({ "/p": { post: operation("createPerson", { requestBody: body }) } });
const MULTIPART = "multipart/form-data";

const FILE = { ...text, format: "binary" };
const PNG = { ...text, contentMediaType: "image/png" };

/** A file as OpenAPI 3.0 and as 3.1 write it, in both directions of time. */
const fileCases: Case[] = [
  ["without a schema", "application/octet-stream", FILE, undefined],
  ["with an empty schema", "application/octet-stream", FILE, { description: "The photo." }],
  ["of any type, without a schema", "image/*", FILE, true],
  ["of its media type", "image/png", FILE, PNG],
  ["of its media type, and without a schema", "image/png; q=1", { ...text, contentMediaType: "IMAGE/PNG; q=1" }, {}],
].flatMap(([title, type, old, now]) => [
  ...both(`no difference: a file ${title}`, { [`${type}`]: old }, { [`${type}`]: now }, NO_EFFECT, NO_EFFECT),
  ...both(`no difference: back, a file ${title}`, { [`${type}`]: now }, { [`${type}`]: old }, NO_EFFECT, NO_EFFECT),
]);

/** Media types, ranges of them, and how the fields of forms are written. */
export const mediaTypeCases: Case[] = [
  ...fileCases,
  both(
    "a file becomes a file of another media type",
    { "application/octet-stream": FILE },
    { "application/octet-stream": PNG },
    ["major", "request-no-longer-file"],
    ["minor", "response-format-narrowed"],
  ),
  both(
    "JSON of a file becomes JSON of anything",
    { "application/json": FILE },
    { "application/json": {} },
    ["major", "request-no-longer-file", "request-type-widened"],
    ["major", "response-format-widened", "response-type-widened"],
  ),
  both(
    "a type becomes a range, and its schema asks for more",
    { "application/json": one },
    { "application/*": more },
    ["major", "request-media-type-added", "request-media-type-widened", "request-required-field-added"],
    ["major", "response-field-added", "response-media-type-added"],
  ),
  both(
    "a type becomes any type of the same schema",
    { "application/json": one },
    { "*/*": one },
    ["minor", "request-media-type-added", "request-media-type-widened"],
    ["major", "response-media-type-added"],
  ),
  both(
    "beside a range, a type of its own asks for more",
    { "application/*": one },
    { "application/*": one, "application/json": more },
    ["major", "request-required-field-added"],
    ["minor", "response-field-added"],
  ),
  both(
    "beside a range, a type of its own of the same schema",
    { "application/*": one },
    { "application/*": one, "application/json": one },
    NO_EFFECT,
    NO_EFFECT,
  ),
  both(
    "a type goes, and the range that remains asks for more",
    { "application/*": more, "application/json": one },
    { "application/*": more },
    ["major", "request-required-field-added"],
    ["minor", "response-field-added"],
  ),
  both(
    "a type goes, and the range that remains has fewer fields",
    { "application/*": less, "application/json": one },
    { "application/*": less },
    ["major", "request-field-removed"],
    ["major", "response-field-removed"],
  ),
  both(
    "of two ranges the narrower one governs",
    { "*/*": one, "application/*": one },
    { "*/*": one, "application/*": one, "application/json": less },
    ["major", "request-field-removed"],
    ["major", "response-field-removed"],
  ),
  both(
    "any type becomes JSON",
    { "*/*": one },
    { "application/json": one },
    ["major", "request-media-type-removed"],
    ["minor", "response-media-type-narrowed"],
  ),
  both(
    "any type becomes JSON with fewer fields",
    { "*/*": one },
    { "application/json": less },
    ["major", "request-field-removed", "request-media-type-removed"],
    ["major", "response-field-removed", "response-media-type-narrowed"],
  ),
  both(
    "a range becomes a type that it does not include",
    { "image/*": text },
    { "text/csv": text },
    ["major", "request-media-type-added", "request-media-type-removed"],
    ["major", "response-media-type-added", "response-media-type-removed"],
  ),
  both(
    "no difference: a charset, spaces and letter case of JSON",
    { "application/json": one },
    { "Application/JSON ;charset=UTF-8": one },
    NO_EFFECT,
    NO_EFFECT,
  ),
  both(
    "no difference: the order of parameters",
    { "application/json;v=2;p=a": one },
    { "application/json; p=a; v=2": one },
    NO_EFFECT,
    NO_EFFECT,
  ),
  both(
    "another version of a type in its parameters",
    { "application/json; version=1": one },
    { "application/json; version=2": one },
    ["major", "request-media-type-added", "request-media-type-removed"],
    ["major", "response-media-type-added", "response-media-type-removed"],
  ),
  both(
    "another charset of a text",
    { "text/plain": text },
    { "text/plain; charset=utf-16": text },
    ["major", "request-media-type-added", "request-media-type-removed"],
    ["major", "response-media-type-added", "response-media-type-removed"],
  ),
  both(
    "a charset of JSON appears, and the schema asks for more",
    { "application/json": one },
    { "application/json; charset=utf-8": more },
    ["major", "request-required-field-added"],
    ["minor", "response-field-added"],
  ),
  both(
    "no difference: `xml` in a JSON body",
    { "application/json": one },
    { "application/json": object({ a: { ...text, xml: { name: "A" } } }) },
    NO_EFFECT,
    NO_EFFECT,
  ),
  both(
    "`xml` in an XML body",
    { "application/xml": one },
    { "application/xml": object({ a: { ...text, xml: { name: "A" } } }) },
    ["major", "request-keyword-changed"],
    ["major", "response-keyword-changed"],
  ),
  both(
    "`xml` of a field of an alternative in an XML body",
    { "application/xml": { oneOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] } },
    {
      "application/xml": { oneOf: [object({ a: { ...text, xml: { name: "A" } } }, ["a"]), object({ b: text }, ["b"])] },
    },
    ["major", "request-alternatives-rewritten"],
    ["major", "response-alternatives-rewritten"],
  ),
  ...["send", "receive"].map((way): Case => {
    const body = (name: string): Part =>
      api(
        {
          "/p": {
            post: operation("exchange", {
              [way === "send" ? "requestBody" : "responses"]:
                way === "send" ? bodies() : { 200: { description: "", ...bodies() } },
            }),
          },
        },
        { components: { schemas: { One: object({ a: { ...text, xml: { name } } }) } } },
      );
    const bodies = (): Part => {
      const schema = { $ref: "#/components/schemas/One" };
      return { content: content({ "application/json": schema, "application/xml": schema }) };
    };
    const id = way === "send" ? "request-keyword-changed" : "response-keyword-changed";
    return change(`${way}: \`xml\` of a schema that is written as JSON first`, ["major", id], body("A"), body("B"));
  }),
  change(
    "the encoding of a field called description changes",
    ["major", "request-encoding-changed"],
    posts(form(MULTIPART, { description: { contentType: "text/plain" } })),
    posts(form(MULTIPART, { description: { contentType: "text/csv" } })),
  ),
  change(
    "an encoding's header called description gets another schema",
    ["major", "request-encoding-changed"],
    posts(form(MULTIPART, { a: { headers: { description: { schema: text } } } })),
    posts(form(MULTIPART, { a: { headers: { description: { schema: { type: "integer" } } } } })),
  ),
  change(
    "no difference: the default content types are spelled out",
    NO_EFFECT,
    posts(form(MULTIPART, {})),
    posts(form(MULTIPART, { a: { contentType: "application/json" }, description: { contentType: "text/plain" } })),
  ),
  change(
    "no difference: an encoding without headers",
    NO_EFFECT,
    posts(form(MULTIPART, {})),
    posts(form(MULTIPART, { a: { headers: {} } })),
  ),
  change(
    "the content type of an object's part is not the default",
    ["major", "request-encoding-changed"],
    posts(form(MULTIPART, {})),
    posts(form(MULTIPART, { a: { contentType: "application/xml" } })),
  ),
  change(
    "no difference: the encoding of a JSON body, which has no parts",
    NO_EFFECT,
    posts(form("application/json", {})),
    posts(form("application/json", { a: { contentType: "text/csv" } })),
  ),
  change(
    "a new field with an encoding of its own",
    ["minor", "request-field-added"],
    posts(form(MULTIPART, {}, object({ a: text }))),
    posts(form(MULTIPART, { b: { contentType: "text/csv" } }, object({ a: text, b: { type: "integer" } }))),
  ),
].flat();
