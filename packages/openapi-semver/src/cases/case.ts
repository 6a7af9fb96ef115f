import type { Bump } from "../bump.ts";
import type { SpecChangeId } from "../judge/spec-changes.ts";

/** Part of a document. */
export type Part = Record<string, unknown>;

/** The bump that a person who knows the rules gives, and the ids of all changes in alphabetical order. */
export type Expected = readonly [bump: Bump, ...ids: SpecChangeId[]];

/** Two documents, and the changes that the judge must find. */
export interface Case {
  readonly title: string;
  readonly expected: Expected;
  readonly old: Part;
  readonly new: Part;
}

const ERROR = {
  description: "Failed.",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
};

/** A document with these paths, and an error body that its operations share. */
export function api(paths: Part, more: Part = {}): Part {
  const { components, ...rest } = more;
  return {
    openapi: "3.1.0",
    info: { title: "People", version: "1" },
    servers: [{ url: "https://api.example.com/v1" }],
    paths,
    components: {
      ...(components as Part | undefined),
      schemas: {
        Error: { type: "object", properties: { message: { type: "string" } }, required: ["message"] },
        ...((components as Part | undefined)?.schemas as Part | undefined),
      },
    },
    ...rest,
  };
}

/** An operation that returns 200 with an object, and 400 with the shared error. */
export function operation(id: string, more: Part = {}): Part {
  return { operationId: id, responses: answers({ type: "object" }), ...more };
}

/** Responses: 200 with a schema, and 400 with the shared error. */
export function answers(schema: unknown, more: Part = {}): Part {
  return { 200: answer(schema), 400: ERROR, ...more };
}

/** A response, or a request body, with one schema. */
export function answer(schema: unknown, type = "application/json"): Part {
  return { description: "It.", content: { [type]: { schema } } };
}

/** The shared error. */
export const error: Part = ERROR;

/** A document whose only operation takes a body with this schema. */
export function sends(schema: unknown, more: Part = {}): Part {
  return api(
    { "/people": { post: operation("createPerson", { requestBody: { required: true, ...answer(schema) } }) } },
    more,
  );
}

/** A document whose only operation returns a body with this schema. */
export function gives(schema: unknown, more: Part = {}): Part {
  return api({ "/people": { get: operation("getPerson", { responses: answers(schema) }) } }, more);
}

/** A document whose only operation takes and returns a body with this schema. */
export function exchanges(schema: unknown, more: Part = {}): Part {
  const body = { requestBody: answer(schema), responses: answers(schema) };
  return api({ "/people": { put: operation("replacePerson", body) } }, more);
}

/** A document whose only operation takes these parameters. */
export function takes(...parameters: Part[]): Part {
  return api({ "/people": { get: operation("listPeople", { parameters }) } });
}

/** A query parameter. */
export function query(name: string, schema: unknown, more: Part = {}): Part {
  return { name, in: "query", schema, ...more };
}

/** An object schema with these fields. */
export function object(properties: Part, required: string[] = [], more: Part = {}): Part {
  return { type: "object", properties, required, ...more };
}

/** Two cases of one schema change: once in what callers send, once in what they receive. */
export function bothWays(
  title: string,
  before: unknown,
  after: unknown,
  sent: Expected,
  received: Expected,
  more: Part = {},
): Case[] {
  return [
    { title: `sent: ${title}`, expected: sent, old: sends(before, more), new: sends(after, more) },
    { title: `received: ${title}`, expected: received, old: gives(before, more), new: gives(after, more) },
  ];
}

/** One case. */
export function change(title: string, expected: Expected, before: Part, after: Part): Case {
  return { title, expected, old: before, new: after };
}
