import { api, type Case, change, type Expected, gives, object, operation, type Part, takes } from "../case.ts";

const text = { type: "string" };
const body = { content: { "application/json": { schema: object({ a: text }) } } };
const asksForMore = { content: { "application/json": { schema: object({ a: text }, ["a"]) } } };
const ok = { description: "It." };

/** The same request as a webhook and as a callback: both come to the caller, and the caller answers. */
function incoming(title: string, expected: Expected, before: Part, after: Part): Case[] {
  const hook = (request: Part): Part => ({ ...api({}), webhooks: { joined: { post: request } } });
  const callback = (request: Part): Part =>
    api({
      "/p": { post: operation("createPerson", { callbacks: { done: { "{$request.body#/url}": { post: request } } } }) },
    });
  return [
    change(`webhook: ${title}`, expected, hook(before), hook(after)),
    change(`callback: ${title}`, expected, callback(before), callback(after)),
  ];
}

const header = (more: Part = {}): Part => ({ parameters: [{ name: "X-Sig", in: "header", schema: text, ...more }] });
const answers = (...statuses: number[]): Part => ({
  responses: Object.fromEntries(statuses.map((status) => [status, ok])),
});
const answerHeader = (headers: Part): Part => ({ responses: { 200: { ...ok, headers } } });

/** Webhooks and callbacks, whose requests callers receive and whose responses they send; and what has `deprecated`. */
export const incomingCases: Case[] = [
  incoming(
    "a status may no longer be returned",
    ["major", "outgoing-response-removed"],
    answers(200, 410),
    answers(200),
  ),
  incoming(
    "a success may no longer be returned",
    ["major", "outgoing-response-removed"],
    answers(200, 204),
    answers(200),
  ),
  incoming("another status may be returned", ["minor", "outgoing-response-added"], answers(200), answers(200, 410)),
  incoming("another success with a body may be returned", ["minor", "outgoing-response-added"], answers(204), {
    responses: { ...(answers(204).responses as Part), 201: { ...ok, ...body } },
  }),
  incoming(
    "a header always comes",
    ["minor", "incoming-parameter-became-required"],
    header(),
    header({ required: true }),
  ),
  incoming(
    "a header may be missing",
    ["major", "incoming-parameter-became-optional"],
    header({ required: true }),
    header(),
  ),
  incoming("a header always comes, and is new", ["minor", "parameter-added"], {}, header({ required: true })),
  incoming("a header no longer comes", ["major", "parameter-removed"], header(), {}),
  incoming(
    "no difference: the default of a header that may be missing",
    ["patch", "document-text-changed"],
    header({ schema: { ...text, default: "a" } }),
    header({ schema: { ...text, default: "b" } }),
  ),
  incoming(
    "a header has fewer values",
    ["minor", "response-enum-value-removed"],
    header({ schema: { enum: ["a", "b"] } }),
    header({ schema: { enum: ["a"] } }),
  ),
  incoming(
    "a header must be returned, and is new",
    ["major", "required-outgoing-header-added"],
    answerHeader({}),
    answerHeader({ "X-Id": { required: true, schema: text } }),
  ),
  incoming(
    "a header may be returned, and is new",
    ["minor", "response-header-added"],
    answerHeader({}),
    answerHeader({ "X-Id": { schema: text } }),
  ),
  incoming(
    "a header must be returned",
    ["major", "outgoing-header-became-required"],
    answerHeader({ "X-Id": { schema: text } }),
    answerHeader({ "X-Id": { required: true, schema: text } }),
  ),
  incoming(
    "a header need not be returned",
    ["minor", "outgoing-header-became-optional"],
    answerHeader({ "X-Id": { required: true, schema: text } }),
    answerHeader({ "X-Id": { schema: text } }),
  ),
  incoming(
    "a body always comes, and is new",
    ["minor", "request-body-added"],
    {},
    { requestBody: { ...body, required: true } },
  ),
  incoming(
    "a body always comes",
    ["minor", "incoming-request-body-became-required"],
    { requestBody: body },
    { requestBody: { ...body, required: true } },
  ),
  incoming(
    "a body may be missing",
    ["major", "incoming-request-body-became-optional"],
    { requestBody: { ...body, required: true } },
    { requestBody: body },
  ),
  incoming("a body no longer comes", ["major", "request-body-removed"], { requestBody: body }, {}),
  incoming(
    "a header may be sent without a value",
    ["major", "incoming-parameter-empty-value-allowed"],
    header(),
    header({ allowEmptyValue: true }),
  ),
  incoming(
    "a header always has a value",
    ["minor", "incoming-parameter-empty-value-forbidden"],
    header({ allowEmptyValue: true }),
    header(),
  ),
  incoming(
    "the default of a header that callers need not return",
    ["major", "request-default-changed"],
    answerHeader({ "X-Id": { schema: { ...text, default: "a" } } }),
    answerHeader({ "X-Id": { schema: { ...text, default: "b" } } }),
  ),
  incoming(
    "a status becomes a range that includes it",
    ["minor", "outgoing-response-added"],
    { responses: { 200: { ...ok, ...body } } },
    { responses: { "2XX": { ...ok, ...body } } },
  ),
  incoming(
    "a status becomes a range that asks for more",
    ["major", "outgoing-response-added", "request-field-became-required"],
    { responses: { 200: { ...ok, ...body } } },
    { responses: { "2XX": { ...ok, ...asksForMore } } },
  ),
  incoming(
    "a status of a range asks for more",
    ["major", "request-field-became-required"],
    { responses: { "2XX": { ...ok, ...body } } },
    { responses: { "2XX": { ...ok, ...body }, 201: { ...ok, ...asksForMore } } },
  ),
  incoming(
    "a status that the default response covers asks for less",
    ["minor", "request-field-became-optional"],
    { responses: { 410: { ...ok, ...asksForMore }, default: { ...ok, ...body } } },
    { responses: { default: { ...ok, ...body } } },
  ),
  change(
    "a header of a response is deprecated",
    ["minor", "deprecation-added"],
    api({ "/p": { get: operation("get", answerHeader({ "X-Id": { schema: text } })) } }),
    api({ "/p": { get: operation("get", answerHeader({ "X-Id": { schema: text, deprecated: true } })) } }),
  ),
  change(
    "the items of a list are deprecated",
    ["minor", "deprecation-added"],
    gives({ type: "array", items: text }),
    gives({ type: "array", items: { ...text, deprecated: true } }),
  ),
  change(
    "the values of a map are no longer deprecated",
    ["minor", "deprecation-removed"],
    gives({ type: "object", additionalProperties: { ...text, deprecated: true } }),
    gives({ type: "object", additionalProperties: text }),
  ),
  change(
    "a whole body is deprecated",
    ["minor", "deprecation-added"],
    gives(object({ a: text })),
    gives(object({ a: text }, [], { deprecated: true })),
  ),
  change(
    "the schema of a parameter is deprecated",
    ["minor", "deprecation-added"],
    takes({ name: "a", in: "query", schema: text }),
    takes({ name: "a", in: "query", schema: { ...text, deprecated: true } }),
  ),
].flat();
