import { answer, answers, api, type Case, change, error, object, operation, type Part, query, takes } from "./case.ts";

const text = { type: "string" };
const list = { type: "array", items: text };
const get = (more: Part = {}): Part => api({ "/people": { get: operation("listPeople", more) } });
const respond = (responses: Part): Part => get({ responses });
const post = (more: Part = {}): Part => api({ "/people": { post: operation("createPerson", more) } });
const body = answer(object({ a: text }));
const other = answer(object({ code: { type: "integer" } }));

/** Changes of parameters, bodies and responses. */
export const messageCases: Case[] = [
  change("an optional parameter is added", ["minor", "parameter-added"], takes(), takes(query("a", text))),
  change(
    "a required parameter is added",
    ["major", "required-parameter-added"],
    takes(),
    takes(query("a", text, { required: true })),
  ),
  change(
    "a required parameter with a default is added",
    ["major", "required-parameter-added"],
    takes(),
    takes(query("a", { ...text, default: "x" }, { required: true })),
  ),
  change("an optional parameter is removed", ["major", "parameter-removed"], takes(query("a", text)), takes()),
  change(
    "a parameter is removed, and one with a similar name is new",
    ["major", "parameter-renamed"],
    takes(query("user_id", text)),
    takes(query("userId", text)),
  ),
  change(
    "a parameter is removed, and one with another name is new",
    ["major", "parameter-added", "parameter-removed"],
    takes(query("access_token", text)),
    takes(query("client_user_id", text)),
  ),
  change(
    "a parameter becomes required",
    ["major", "parameter-became-required"],
    takes(query("a", text)),
    takes(query("a", text, { required: true })),
  ),
  change(
    "a parameter becomes optional",
    ["minor", "parameter-became-optional"],
    takes(query("a", text, { required: true })),
    takes(query("a", text)),
  ),
  change(
    "a parameter moves to a header",
    ["major", "parameter-added", "parameter-removed"],
    takes(query("a", text)),
    takes({ ...query("a", text), in: "header" }),
  ),
  change(
    "a header parameter changes its letter case",
    ["patch", "document-text-changed"],
    takes({ name: "X-A", in: "header", schema: text }),
    takes({ name: "x-a", in: "header", schema: text }),
  ),
  change(
    "a parameter's default changes",
    ["major", "request-default-changed"],
    takes(query("a", { ...text, default: "x" })),
    takes(query("a", { ...text, default: "y" })),
  ),
  change(
    "the default of a required parameter changes",
    ["patch", "document-text-changed"],
    takes(query("a", { ...text, default: "x" }, { required: true })),
    takes(query("a", { ...text, default: "y" }, { required: true })),
  ),
  change(
    "a list is no longer spread",
    ["major", "parameter-serialization-changed"],
    takes(query("a", list)),
    takes(query("a", list, { explode: false })),
  ),
  change(
    "a single value is no longer spread",
    ["patch", "document-text-changed"],
    takes(query("a", text)),
    takes(query("a", text, { explode: false })),
  ),
  change(
    "a parameter's type is narrowed",
    ["major", "request-type-narrowed"],
    takes(query("a", { type: "number" })),
    takes(query("a", { type: "integer" })),
  ),
  change(
    "a parameter's value is added",
    ["minor", "request-enum-value-added"],
    takes(query("a", { enum: ["x"] })),
    takes(query("a", { enum: ["x", "y"] })),
  ),
  change(
    "a parameter is deprecated",
    ["minor", "deprecation-added"],
    takes(query("a", text)),
    takes(query("a", text, { deprecated: true })),
  ),
  change(
    "an Accept header parameter, which OpenAPI ignores",
    ["patch", "document-text-changed"],
    takes(),
    takes({ name: "Accept", in: "header", required: true, schema: text }),
  ),

  change("an optional body is added", ["minor", "request-body-added"], post(), post({ requestBody: body })),
  change(
    "a required body is added",
    ["major", "required-request-body-added"],
    post(),
    post({ requestBody: { ...body, required: true } }),
  ),
  change("a body is removed", ["major", "request-body-removed"], post({ requestBody: body }), post()),
  change(
    "a body becomes required",
    ["major", "request-body-became-required"],
    post({ requestBody: body }),
    post({ requestBody: { ...body, required: true } }),
  ),
  change(
    "a body becomes optional",
    ["minor", "request-body-became-optional"],
    post({ requestBody: { ...body, required: true } }),
    post({ requestBody: body }),
  ),
  change(
    "a body's media type is added",
    ["minor", "request-media-type-added"],
    post({ requestBody: answer(text) }),
    post({ requestBody: { content: { ...(answer(text).content as Part), "text/plain": {} } } }),
  ),
  change(
    "a body's media type is changed",
    ["major", "request-media-type-added", "request-media-type-removed"],
    post({ requestBody: answer(text) }),
    post({ requestBody: answer(text, "text/plain") }),
  ),
  change(
    "a body's media type becomes a range",
    ["minor", "request-media-type-added", "request-media-type-widened"],
    post({ requestBody: answer(text, "image/png") }),
    post({ requestBody: answer(text, "image/*") }),
  ),

  change(
    "a success is removed",
    ["major", "success-response-removed"],
    respond({ 200: answer(text), 202: answer(text) }),
    respond({ 200: answer(text) }),
  ),
  change(
    "a success changes its status",
    ["major", "success-response-removed", "success-response-with-new-body-added"],
    respond({ 200: answer(text) }),
    respond({ 201: answer(text) }),
  ),
  change(
    "a success with the same body is added",
    ["minor", "success-response-added"],
    respond({ 200: answer(text) }),
    respond({ 200: answer(text), 201: answer(text) }),
  ),
  change(
    "a success with another body is added",
    ["major", "success-response-with-new-body-added"],
    respond({ 200: answer(text) }),
    respond({ 200: answer(text), 201: other }),
  ),
  change(
    "a success without a body is added",
    ["major", "success-response-with-new-body-added"],
    respond({ 200: answer(text) }),
    respond({ 200: answer(text), 204: { description: "None." } }),
  ),
  change(
    "a success loses its body",
    ["major", "response-body-removed"],
    respond({ 200: answer(text) }),
    respond({ 200: { description: "It." } }),
  ),
  change(
    "a success gets a body",
    ["major", "response-body-added"],
    respond({ 200: { description: "It." } }),
    respond({ 200: answer(text) }),
  ),
  change(
    "a success changes its media type",
    ["major", "response-media-type-added", "response-media-type-removed"],
    respond({ 200: answer(text) }),
    respond({ 200: answer(text, "text/plain") }),
  ),
  change(
    "a success gets a second media type",
    ["major", "response-media-type-added"],
    respond({ 200: answer(text) }),
    respond({ 200: { description: "It.", content: { ...(answer(text).content as Part), "text/csv": {} } } }),
  ),
  change(
    "an error with the shared body is added",
    ["minor", "error-response-added"],
    respond(answers(text)),
    respond(answers(text, { 404: error })),
  ),
  change(
    "an error with another body is added",
    ["major", "error-response-with-new-body-added"],
    respond(answers(text)),
    respond(answers(text, { 404: other })),
  ),
  change(
    "an error without a body is added beside one with a body",
    ["major", "error-response-with-new-body-added"],
    respond(answers(text)),
    respond(answers(text, { 404: { description: "None." } })),
  ),
  change(
    "an error is removed",
    ["minor", "error-response-removed"],
    respond(answers(text, { 404: error })),
    respond(answers(text)),
  ),
  change(
    "an error moves from the default response to a status",
    ["minor", "error-response-added"],
    respond({ 200: answer(text), default: error }),
    respond({ 200: answer(text), default: error, 404: error }),
  ),
  change(
    "an error's status becomes a range",
    ["minor", "error-response-added", "error-response-removed"],
    respond({ 200: answer(text), 404: error }),
    respond({ 200: answer(text), "4XX": error }),
  ),
  change(
    "a header is added to an answer",
    ["minor", "response-header-added"],
    respond({ 200: answer(text) }),
    respond({ 200: { ...answer(text), headers: { "X-Id": { schema: text } } } }),
  ),
  change(
    "a header of an answer is removed",
    ["major", "response-header-removed"],
    respond({ 200: { ...answer(text), headers: { "X-Id": { schema: text } } } }),
    respond({ 200: answer(text) }),
  ),
  change(
    "a parameter may be empty",
    ["minor", "parameter-empty-value-allowed"],
    takes(query("a", text)),
    takes(query("a", text, { allowEmptyValue: true })),
  ),
  change(
    "a parameter may no longer be empty",
    ["major", "parameter-empty-value-forbidden"],
    takes(query("a", text, { allowEmptyValue: true })),
    takes(query("a", text)),
  ),
  change(
    "a header of a response becomes required",
    ["minor", "response-header-became-required"],
    respond({ 200: { ...body, headers: { "X-Id": { schema: text } } } }),
    respond({ 200: { ...body, headers: { "X-Id": { schema: text, required: true } } } }),
  ),
  change(
    "a header of a response becomes optional",
    ["major", "response-header-became-optional"],
    respond({ 200: { ...body, headers: { "X-Id": { schema: text, required: true } } } }),
    respond({ 200: { ...body, headers: { "X-Id": { schema: text } } } }),
  ),
  ...(["request", "response"] as const).map((side) => {
    const content = (encoding: Part): Part => ({
      content: { "multipart/form-data": { schema: object({ a: text }), encoding: { a: encoding } } },
    });
    const api = (encoding: Part): Part =>
      side === "request"
        ? post({ requestBody: content(encoding) })
        : respond({ 200: { description: "", ...content(encoding) } });
    return change(
      `the encoding of a ${side} changes`,
      ["major", `${side}-encoding-changed`],
      api({ contentType: "text/plain" }),
      api({ contentType: "text/csv" }),
    );
  }),
];
