import { answer, answers, api, type Case, change, error, object, operation, type Part, query, takes } from "./case.ts";

const text = { type: "string" };
const list = { type: "array", items: text };
const get = (more: Part = {}): Part => api({ "/people": { get: operation("listPeople", more) } });
const respond = (responses: Part): Part => get({ responses });
const post = (more: Part = {}): Part => api({ "/people": { post: operation("createPerson", more) } });
const body = answer(object({ a: text }));
const other = answer(object({ code: { type: "integer" } }));
const id = { name: "id", in: "path", required: true, schema: text };
const person = (path: string, name: string): Part =>
  api({ [path]: { get: operation("getPerson", { parameters: [{ ...id, name }] }) } });

/** Changes of operations, parameters, bodies, answers and behaviour. */
export const operationCases: Case[] = [
  change(
    "an operation is removed",
    "major",
    api({ ...(get().paths as Part), "/x": { get: operation("getX") } }),
    get(),
  ),
  change("an operation is added", "minor", get(), api({ ...(get().paths as Part), "/x": { get: operation("getX") } })),
  change("an operationId is renamed", "major", get(), api({ "/people": { get: operation("getPeople") } })),
  change("a path is renamed", "major", get(), api({ "/persons": { get: operation("listPeople") } })),
  change("a method is changed", "major", get(), api({ "/people": { post: operation("listPeople") } })),
  change(
    "a path parameter is renamed",
    "major",
    person("/people/{id}", "id"),
    person("/people/{personId}", "personId"),
  ),
  change("an operation is deprecated", "minor", get(), get({ deprecated: true })),

  change("an optional parameter is added", "minor", takes(), takes(query("a", text))),
  change("a required parameter is added", "major", takes(), takes(query("a", text, { required: true }))),
  change(
    "a required parameter with a default is added",
    "major",
    takes(),
    takes(query("a", { ...text, default: "x" }, { required: true })),
  ),
  change("an optional parameter is removed", "major", takes(query("a", text)), takes()),
  change("a parameter is renamed", "major", takes(query("a", text)), takes(query("b", text))),
  change("a parameter becomes required", "major", takes(query("a", text)), takes(query("a", text, { required: true }))),
  change("a parameter becomes optional", "minor", takes(query("a", text, { required: true })), takes(query("a", text))),
  change(
    "a parameter moves to a header",
    "major",
    takes(query("a", text)),
    takes({ ...query("a", text), in: "header" }),
  ),
  change(
    "a header parameter changes its letter case",
    "patch",
    takes({ name: "X-A", in: "header", schema: text }),
    takes({ name: "x-a", in: "header", schema: text }),
  ),
  change(
    "a parameter's default changes",
    "major",
    takes(query("a", { ...text, default: "x" })),
    takes(query("a", { ...text, default: "y" })),
  ),
  change(
    "the default of a required parameter changes",
    "patch",
    takes(query("a", { ...text, default: "x" }, { required: true })),
    takes(query("a", { ...text, default: "y" }, { required: true })),
  ),
  change("a list is no longer spread", "major", takes(query("a", list)), takes(query("a", list, { explode: false }))),
  change(
    "a single value is no longer spread",
    "patch",
    takes(query("a", text)),
    takes(query("a", text, { explode: false })),
  ),
  change(
    "a parameter's type is narrowed",
    "major",
    takes(query("a", { type: "number" })),
    takes(query("a", { type: "integer" })),
  ),
  change(
    "a parameter's value is added",
    "minor",
    takes(query("a", { enum: ["x"] })),
    takes(query("a", { enum: ["x", "y"] })),
  ),
  change("a parameter is deprecated", "minor", takes(query("a", text)), takes(query("a", text, { deprecated: true }))),
  change(
    "an Accept header parameter, which OpenAPI ignores",
    "patch",
    takes(),
    takes({ name: "Accept", in: "header", required: true, schema: text }),
  ),

  change("an optional body is added", "minor", post(), post({ requestBody: body })),
  change("a required body is added", "major", post(), post({ requestBody: { ...body, required: true } })),
  change("a body is removed", "major", post({ requestBody: body }), post()),
  change(
    "a body becomes required",
    "major",
    post({ requestBody: body }),
    post({ requestBody: { ...body, required: true } }),
  ),
  change(
    "a body becomes optional",
    "minor",
    post({ requestBody: { ...body, required: true } }),
    post({ requestBody: body }),
  ),
  change(
    "a body's media type is added",
    "minor",
    post({ requestBody: answer(text) }),
    post({ requestBody: { content: { ...(answer(text).content as Part), "text/plain": {} } } }),
  ),
  change(
    "a body's media type is changed",
    "major",
    post({ requestBody: answer(text) }),
    post({ requestBody: answer(text, "text/plain") }),
  ),
  change(
    "a body's media type becomes a range",
    "minor",
    post({ requestBody: answer(text, "image/png") }),
    post({ requestBody: answer(text, "image/*") }),
  ),

  change(
    "a success is removed",
    "major",
    respond({ 200: answer(text), 202: answer(text) }),
    respond({ 200: answer(text) }),
  ),
  change("a success changes its status", "major", respond({ 200: answer(text) }), respond({ 201: answer(text) })),
  change(
    "a success with the same body is added",
    "minor",
    respond({ 200: answer(text) }),
    respond({ 200: answer(text), 201: answer(text) }),
  ),
  change(
    "a success with another body is added",
    "major",
    respond({ 200: answer(text) }),
    respond({ 200: answer(text), 201: other }),
  ),
  change(
    "a success without a body is added",
    "major",
    respond({ 200: answer(text) }),
    respond({ 200: answer(text), 204: { description: "None." } }),
  ),
  change("a success loses its body", "major", respond({ 200: answer(text) }), respond({ 200: { description: "It." } })),
  change("a success gets a body", "major", respond({ 200: { description: "It." } }), respond({ 200: answer(text) })),
  change(
    "a success changes its media type",
    "major",
    respond({ 200: answer(text) }),
    respond({ 200: answer(text, "text/plain") }),
  ),
  change(
    "a success gets a second media type",
    "major",
    respond({ 200: answer(text) }),
    respond({ 200: { description: "It.", content: { ...(answer(text).content as Part), "text/csv": {} } } }),
  ),
  change(
    "an error with the shared body is added",
    "minor",
    respond(answers(text)),
    respond(answers(text, { 404: error })),
  ),
  change(
    "an error with another body is added",
    "major",
    respond(answers(text)),
    respond(answers(text, { 404: other })),
  ),
  change(
    "an error without a body is added beside one with",
    "major",
    respond(answers(text)),
    respond(answers(text, { 404: { description: "None." } })),
  ),
  change("an error is removed", "minor", respond(answers(text, { 404: error })), respond(answers(text))),
  change(
    "the errors' default answer gets a status of its own",
    "minor",
    respond({ 200: answer(text), default: error }),
    respond({ 200: answer(text), default: error, 404: error }),
  ),
  change(
    "an error's status becomes a range",
    "minor",
    respond({ 200: answer(text), 404: error }),
    respond({ 200: answer(text), "4XX": error }),
  ),
  change(
    "a header is added to an answer",
    "minor",
    respond({ 200: answer(text) }),
    respond({ 200: { ...answer(text), headers: { "X-Id": { schema: text } } } }),
  ),
  change(
    "a header of an answer is removed",
    "major",
    respond({ 200: { ...answer(text), headers: { "X-Id": { schema: text } } } }),
    respond({ 200: answer(text) }),
  ),

  change("repeating a call becomes harmless", "major", post({ "x-effect": "send" }), post({ "x-effect": "replace" })),
  change("repeating a call becomes harmful", "minor", post({ "x-effect": "replace" }), post({ "x-effect": "send" })),
  change("the effect is one that nobody knows", "major", post({ "x-effect": "replace" }), post({ "x-effect": "odd" })),
  change("the effect is spelled out", "patch", post(), post({ "x-effect": "send" })),
  change(
    "pages are turned another way",
    "major",
    get({ "x-pagination": { style: "page", page: "p" } }),
    get({ "x-pagination": { style: "page", page: "page" } }),
  ),
  change(
    "pages are larger",
    "minor",
    get({ "x-pagination": { style: "page", maxSize: 100 } }),
    get({ "x-pagination": { style: "page", maxSize: 200 } }),
  ),
];
