import { operationsOf, type SpecDocument } from "../../../scripts/lib/project/spec-document.ts";

/** Adds synthetic operations, with parameters, bodies and schemas of their own, until the document has `count` operations. */
export function enlarged(document: SpecDocument, count: number): SpecDocument {
  const missing = count - operationsOf(document).length;
  const paths: Record<string, Record<string, unknown>> = { ...document.paths };
  const schemas: Record<string, unknown> = { ...document.components?.schemas };
  for (let index = 0; index < missing; index += 1) {
    const kind = `Thing${Math.floor(index / 2)}`;
    const path = `/things_${Math.floor(index / 2)}`;
    schemas[kind] ??= thing();
    const reads = index % 2 === 0;
    paths[path] = { ...paths[path], [reads ? "get" : "post"]: reads ? listOperation(kind) : createOperation(kind) };
  }
  return { ...document, paths, components: { ...document.components, schemas } };
}

const BEHAVIOUR = { "x-timeout": 10_000, "x-rate-limit-group": "things" };

function thing(): object {
  return {
    type: "object",
    required: ["id", "name"],
    properties: {
      id: { type: "string" },
      name: { type: "string" },
      note: { type: ["string", "null"] },
      state: { type: "string", enum: ["open", "closed"] },
      size: { type: "integer" },
      tags: { type: "array", items: { type: "string" } },
    },
  };
}

function listOperation(kind: string): object {
  return {
    ...BEHAVIOUR,
    operationId: `list${kind}`,
    "x-effect": "read",
    parameters: [
      { name: "page", in: "query", schema: { type: "integer" } },
      { name: "state", in: "query", schema: { type: "string", enum: ["open", "closed"] } },
    ],
    responses: { "200": answer({ type: "array", items: reference(kind) }) },
  };
}

function createOperation(kind: string): object {
  return {
    ...BEHAVIOUR,
    operationId: `create${kind}`,
    "x-effect": "send",
    requestBody: { required: true, content: { "application/json": { schema: reference(kind) } } },
    responses: { "201": answer(reference(kind)), "422": answer({ type: "object" }) },
  };
}

function reference(kind: string): object {
  return { $ref: `#/components/schemas/${kind}` };
}

function answer(schema: object): object {
  return { description: "An answer.", content: { "application/json": { schema } } };
}
