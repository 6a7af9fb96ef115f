import type { Bump } from "../bump.ts";

/** Part of a document, as it would be written in YAML. */
export type Part = Record<string, unknown>;

/** Two documents with the bump that people who know the rules give them. */
export interface Case {
  readonly title: string;
  readonly bump: Bump;
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

/** An operation that answers 200 with a schema, and 400 with the shared error. */
export function operation(id: string, more: Part = {}): Part {
  return { operationId: id, responses: answers({ type: "object" }), ...more };
}

/** Answers: 200 with a schema, and 400 with the shared error. */
export function answers(schema: unknown, more: Part = {}): Part {
  return { 200: answer(schema), 400: ERROR, ...more };
}

/** An answer, or a request body, of one schema. */
export function answer(schema: unknown, type = "application/json"): Part {
  return { description: "It.", content: { [type]: { schema } } };
}

/** The shared error. */
export const error: Part = ERROR;

/** A document whose one operation is sent a schema. */
export function sends(schema: unknown, more: Part = {}): Part {
  return api(
    { "/people": { post: operation("createPerson", { requestBody: { required: true, ...answer(schema) } }) } },
    more,
  );
}

/** A document whose one operation answers with a schema. */
export function gives(schema: unknown, more: Part = {}): Part {
  return api({ "/people": { get: operation("getPerson", { responses: answers(schema) }) } }, more);
}

/** A document whose one operation is sent, and answers with, a schema. */
export function exchanges(schema: unknown, more: Part = {}): Part {
  const body = { requestBody: answer(schema), responses: answers(schema) };
  return api({ "/people": { put: operation("replacePerson", body) } }, more);
}

/** A document whose one operation takes these parameters. */
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

/** Cases of one change that is judged one way when it is sent, and another when it is received. */
export function bothWays(
  title: string,
  before: unknown,
  after: unknown,
  sent: Bump,
  received: Bump,
  more: Part = {},
): Case[] {
  return [
    { title: `sent: ${title}`, bump: sent, old: sends(before, more), new: sends(after, more) },
    { title: `received: ${title}`, bump: received, old: gives(before, more), new: gives(after, more) },
  ];
}

/** A case of its own. */
export function change(title: string, bump: Bump, old: Part, its: Part): Case {
  return { title, bump, old, new: its };
}
