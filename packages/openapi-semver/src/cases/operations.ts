import { answer, api, type Case, change, object, operation, type Part } from "./case.ts";

const get = (more: Part = {}): Part => api({ "/people": { get: operation("listPeople", more) } });
const { operationId: _, ...nameless } = operation("listPeople");
const post = (more: Part = {}): Part => api({ "/people": { post: operation("createPerson", more) } });
const when = (effect: string): Part => ({ parameter: "dry_run", equals: true, effect });
const text = { type: "string" };
const id = { name: "id", in: "path", required: true, schema: text };
const person = (path: string, name: string): Part =>
  api({ [path]: { get: operation("getPerson", { parameters: [{ ...id, name }] }) } });
const paged = (style: string, more: Part = {}): Part => get({ "x-pagination": { style, ...more } });
const withHeader = (header: Part): Part =>
  get({ responses: { 200: { description: "It.", headers: { "X-A": header } } } });
const streams = (itemSchema: Part): Part =>
  get({ responses: { 200: { description: "It.", content: { "application/jsonl": { itemSchema } } } } });

/** Changes of operations, and of the extensions that the client's behaviour is generated from. */
export const operationCases: Case[] = [
  change(
    "an operation is removed",
    ["major", "operation-removed"],
    api({ ...(get().paths as Part), "/x": { get: operation("getX") } }),
    get(),
  ),
  change(
    "an operation is added",
    ["minor", "operation-added"],
    get(),
    api({ ...(get().paths as Part), "/x": { get: operation("getX") } }),
  ),
  change(
    "an operationId is renamed",
    ["major", "operation-id-changed"],
    get(),
    api({ "/people": { get: operation("getPeople") } }),
  ),
  change(
    "a path is renamed",
    ["major", "operation-moved"],
    get(),
    api({ "/persons": { get: operation("listPeople") } }),
  ),
  change(
    "a method is changed",
    ["major", "operation-moved", "retries-reduced"],
    get(),
    api({ "/people": { post: operation("listPeople") } }),
  ),
  change(
    "a path parameter is renamed",
    ["major", "operation-moved"],
    person("/people/{id}", "id"),
    person("/people/{personId}", "personId"),
  ),
  change("an operation gets an id", ["minor", "operation-id-added"], api({ "/people": { get: nameless } }), get()),
  change("an operation loses its id", ["major", "operation-id-removed"], get(), api({ "/people": { get: nameless } })),
  change("an operation is deprecated", ["minor", "deprecation-added"], get(), get({ deprecated: true })),
  change("an operation is no longer deprecated", ["minor", "deprecation-removed"], get({ deprecated: true }), get()),
  change("the schemas are written in another dialect", ["major", "schema-dialect-changed"], get(), {
    ...get(),
    jsonSchemaDialect: "https://example.com/dialect",
  }),

  change(
    "repeating a call becomes harmless",
    ["major", "retries-increased"],
    post({ "x-effect": "send" }),
    post({ "x-effect": "replace" }),
  ),
  change(
    "repeating a call becomes harmful",
    ["minor", "retries-reduced"],
    post({ "x-effect": "replace" }),
    post({ "x-effect": "send" }),
  ),
  change(
    "the effect is unknown",
    ["major", "retries-increased"],
    post({ "x-effect": "replace" }),
    post({ "x-effect": "odd" }),
  ),
  change("the effect is spelled out", ["patch", "document-text-changed"], post(), post({ "x-effect": "send" })),
  change(
    "some calls become harmful to repeat",
    ["minor", "retries-reduced"],
    post({ "x-effect": "replace" }),
    post({ "x-effect": "replace", "x-effect-when": when("send") }),
  ),
  change(
    "some calls become harmless to repeat",
    ["major", "retry-condition-changed"],
    post(),
    post({ "x-effect-when": when("read") }),
  ),
  change("an attempt gets a time limit", ["minor", "timeout-changed"], get(), get({ "x-timeout": 5000 })),

  change("a response becomes a page", ["minor", "pagination-added"], get(), paged("page")),
  change("a response is no longer a page", ["major", "pagination-removed"], paged("page"), get()),
  change(
    "the next page is requested in another way",
    ["major", "pagination-changed"],
    paged("page", { page: "p" }),
    paged("page", { page: "page" }),
  ),
  change(
    "pages are larger",
    ["minor", "page-size-changed"],
    paged("page", { maxSize: 100 }),
    paged("page", { maxSize: 200 }),
  ),
  change(
    "another role may call",
    ["minor", "roles-extended"],
    get({ "x-required-roles": ["a"] }),
    get({ "x-required-roles": ["a", "b"] }),
  ),
  change(
    "only some roles may call",
    ["major", "roles-restricted"],
    get({ "x-required-roles": ["a", "b"] }),
    get({ "x-required-roles": ["a"] }),
  ),
  change(
    "the default of a parameter that is written as JSON",
    ["major", "request-default-changed"],
    get({ parameters: [{ name: "a", in: "query", ...answer({ type: "integer", default: 1 }) }] }),
    get({ parameters: [{ name: "a", in: "query", ...answer({ type: "integer", default: 2 }) }] }),
  ),
  change(
    "the default of a body that callers may leave out",
    ["major", "request-default-changed"],
    post({ requestBody: answer({ ...text, default: "a" }) }),
    post({ requestBody: answer({ ...text, default: "b" }) }),
  ),
  change(
    "no difference: the default of a body that callers must send",
    ["patch", "document-text-changed"],
    post({ requestBody: { ...answer({ ...text, default: "a" }), required: true } }),
    post({ requestBody: { ...answer({ ...text, default: "b" }), required: true } }),
  ),
  change(
    "an object in a header is written differently",
    ["major", "header-serialization-changed"],
    withHeader({ schema: object({ a: text, b: text }) }),
    withHeader({ schema: object({ a: text, b: text }), explode: true }),
  ),
  change(
    "no difference: a list in a header is written the same",
    ["patch", "document-text-changed"],
    withHeader({ schema: { type: "array", items: text } }),
    withHeader({ schema: { type: "array", items: text }, explode: true }),
  ),
  change(
    "the items of a stream are deprecated",
    ["minor", "deprecation-added"],
    streams(text),
    streams({ ...text, deprecated: true }),
  ),
];
