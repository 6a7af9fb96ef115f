import type { Case } from "./case.ts";

interface Table {
  readonly parameters?: string;
  readonly body?: string;
  readonly responses?: string;
  readonly more?: string;
}

const answer = (type: string) => `{ headers: { [name: string]: unknown }; content: { "application/json": ${type} } }`;
const operation = ({ parameters = "{ query?: { page?: number } }", body = "never", responses }: Table): string =>
  `{ parameters: ${parameters}; requestBody${body === "never" ? "?" : ""}: ${body}; responses: ${
    responses ?? `{ 200: ${answer("{ id: string; name?: string }")}; 404: ${answer("{ message: string }")} }`
  } }`;
const json = (type: string) => `{ content: { "application/json": ${type} } }`;

/** A raw API like that of the clients. */
const api = (table: Table): string => `
type With<Paths, M extends string> = { [P in keyof Paths]: Paths[P] extends { [K in M]: { responses: unknown } } ? P : never }[keyof Paths];
type Call<Paths, M extends string> = <P extends With<Paths, M>>(path: P, init: Paths[P][M & keyof Paths[P]]) => Promise<Paths[P][M & keyof Paths[P]]>;
interface RawApi<Paths> { readonly GET: Call<Paths, "get">; readonly POST: Call<Paths, "post"> }
interface operations { getThing: ${operation(table)} }
interface paths {
  "/things": { get: operations["getThing"]; put?: never; post: ${operation({})} };
  ${table.more ?? ""}
}
export interface Api extends RawApi<paths> {}
export declare function create(): { readonly api: Api };`;

const get = 'Api["/things"].get';
const more = `"/others": { get: ${operation({ parameters: "{ query: { all: boolean } }", body: json("{ a: 1 }") })} };`;
const responses = (success: string, rest = "") =>
  `{ 200: ${answer(success)}; 404: ${answer("{ message: string }")}; ${rest} }`;

const requiredBody = api({ body: json("{ a: 1 }") });
const optionalBody = requiredBody.replace("requestBody:", "requestBody?:");

/** Generated tables. */
export const pathCases: readonly Case[] = [
  ["the tables are the same", api({}), api({})],
  ["a path is removed", api({ more }), api({}), 'major path-removed Api["/others"]'],
  ["a path with a required query and body is added", api({}), api({ more }), 'minor path-added Api["/others"]'],
  [
    "a method is added",
    api({ more }),
    api({ more: more.replace("{ get:", `{ post: ${operation({})}; get:`) }),
    'minor method-added Api["/others"].post',
  ],
  [
    "a method is removed",
    api({ more }),
    api({ more: more.replace("{ get: {", "{ get?: never; post: {") }),
    'major method-removed Api["/others"].get',
    'minor method-added Api["/others"].post',
  ],
  [
    "a query parameter is added",
    api({}),
    api({ parameters: "{ query?: { page?: number; size?: number } }" }),
    `minor optional-member-added ${get}.parameters.query.size`,
  ],
  [
    "a required query parameter is added",
    api({}),
    api({ parameters: "{ query: { page?: number; size: number } }" }),
    `major member-became-required ${get}.parameters.query`,
    `major required-member-added ${get}.parameters.query.size`,
  ],
  [
    "a query parameter is removed",
    api({}),
    api({ parameters: "{ query?: { } }" }),
    `major member-no-longer-accepted ${get}.parameters.query.page`,
  ],
  [
    "the query is removed",
    api({}),
    api({ parameters: "{ query?: never }" }),
    `major accepted-type-narrowed ${get}.parameters.query`,
  ],
  [
    "a required body is added",
    api({}),
    api({ body: json("{ a: 1 }") }),
    `major required-body-added ${get}.requestBody`,
  ],
  [
    "a field of a body is added",
    api({ body: json("{ a: 1 }") }),
    api({ body: json("{ a: 1; b?: 2 }") }),
    `minor optional-member-added ${get}.requestBody["application/json"].b`,
  ],
  [
    "a required field of a body is added",
    api({ body: json("{ a: 1 }") }),
    api({ body: json("{ a: 1; b: 2 }") }),
    `major required-member-added ${get}.requestBody["application/json"].b`,
  ],
  [
    "a media type of a body is added",
    api({ body: json("1") }),
    api({ body: '{ content: { "application/json": 1; "text/plain": 2 } }' }),
    `minor media-type-added ${get}.requestBody["text/plain"]`,
  ],
  [
    "a field of an answer is removed",
    api({}),
    api({ responses: responses("{ id: string }") }),
    `major member-removed ${get}.responses["200"]["application/json"].name`,
  ],
  [
    "a field of an answer is added",
    api({}),
    api({ responses: responses("{ id: string; name?: string; at: string }") }),
    `minor member-added ${get}.responses["200"]["application/json"].at`,
  ],
  [
    "an error is added",
    api({}),
    api({ responses: responses("{ id: string; name?: string }", `500: ${answer("1")}`) }),
    `minor error-response-added ${get}.responses["500"]`,
  ],
  [
    "a success is added",
    api({}),
    api({ responses: responses("{ id: string; name?: string }", `202: ${answer("1")}`) }),
    `major success-response-added ${get}.responses["202"]`,
  ],
  [
    "a success is removed",
    api({ responses: responses("1", `202: ${answer("1")}`) }),
    api({ responses: responses("1") }),
    `major success-response-removed ${get}.responses["202"]`,
  ],
  [
    "an error is removed",
    api({ responses: responses("1", `500: ${answer("1")}`) }),
    api({ responses: responses("1") }),
    `minor error-response-removed ${get}.responses["500"]`,
  ],
  [
    "the raw API itself loses a method",
    api({}),
    api({}).replace(' readonly POST: Call<Paths, "post">', ""),
    "major member-removed Api.POST",
  ],
  [
    "the raw API itself resolves with something else",
    api({}),
    api({}).replace("=> Promise<", "=> Promise<undefined | "),
    "major returned-type-widened Api.GET.result",
    "major returned-type-widened Api.POST.result",
  ],
  [
    "an exported table of operations changes",
    `export interface operations { getThing: ${operation({})} }`,
    `export interface operations { getThing: ${operation({ responses: responses("{ id: string }") })} }`,
    'major member-removed operations.getThing.responses["200"]["application/json"].name',
  ],
  ["an optional body is added", api({}), optionalBody, `minor optional-body-added ${get}.requestBody`],
  ["a body becomes required", optionalBody, requiredBody, `major body-became-required ${get}.requestBody`],
  ["a body becomes optional", requiredBody, optionalBody, `minor body-became-optional ${get}.requestBody`],
  ["a body is no longer accepted", optionalBody, api({}), `major body-removed ${get}.requestBody`],
  [
    "a media type of a body is removed",
    api({ body: '{ content: { "application/json": 1; "text/plain": 2 } }' }),
    api({ body: json("1") }),
    `major media-type-removed ${get}.requestBody["text/plain"]`,
  ],
  [
    "the raw API gets another type argument",
    api({}).replace("RawApi<Paths>", "RawApi<Paths, Other>").replace("RawApi<paths>", 'RawApi<paths, "a">'),
    api({}).replace("RawApi<Paths>", "RawApi<Paths, Other>").replace("RawApi<paths>", 'RawApi<paths, "b">'),
    "major type-argument-changed Api",
  ],
];
