// A second emitter of `paths`, `components` and `operations`, beside openapi-typescript. It knows what our specs use.
import { METHODS, namesIn, nodeAt, type SpecDocument } from "../../../scripts/lib/project/spec-document.ts";
import { docsOf, members, referenceType, type Schema, schemaType } from "./schema-type.ts";

interface Part {
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly name?: string;
  readonly in?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  readonly headers?: Readonly<Record<string, Part>>;
}

interface Operation extends Part {
  readonly operationId?: string;
  readonly parameters?: readonly Part[];
  readonly requestBody?: Part;
  readonly responses?: Readonly<Record<string, Part>>;
}

type Named = Readonly<Record<string, unknown>>;

const PLACES = ["query", "header", "path", "cookie"];
const VERBS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * The types of a document, in the form that `scripts/generate/schema-types.ts` gives.
 *
 * @throws Error for a part of the document whose type this emitter does not know
 */
export function emitTypes(document: SpecDocument): string {
  if (document.webhooks !== undefined) throw new Error("The emitter has no types for webhooks.");
  const resolve = (part: Part): Part =>
    part.$ref === undefined ? part : (nodeAt(document, namesIn(part.$ref)) as Part);
  const typeOf = (part: Part, type: (part: Part) => string): string =>
    part.$ref === undefined ? type(part) : referenceType(part.$ref);
  const value = (part: Part): string => typeOf(part, ({ schema = {} }) => schemaType(schema));

  const content = (types: Part["content"] = {}): string =>
    `{\n${members(Object.entries(types).map(([name, { schema = {} }]) => ({ name, type: schemaType(schema) })))}}`;
  const body = (part: Part): string => typeOf(part, (one) => `{\ncontent: ${content(one.content)};\n}`);
  const response = (part: Part): string =>
    typeOf(part, ({ headers = {}, content: types }) => {
      const rows = Object.entries(headers).map(([name, header]) => ({
        name,
        type: value(header),
        optional: resolve(header).required !== true,
      }));
      const answered = types === undefined ? "content?: never" : `content: ${content(types)}`;
      return `{\nheaders: {\n${members(rows)}[name: string]: unknown;\n};\n${answered};\n}`;
    });

  const parameters = (parts: readonly Part[] = []): string => {
    const rows = PLACES.map((place) => {
      const here = parts.filter((part) => resolve(part).in === place);
      const fields = here.map((part) => ({
        name: resolve(part).name ?? "",
        type: value(part),
        optional: resolve(part).required !== true,
        docs: resolve(part).description,
      }));
      const type = here.length === 0 ? "never" : `{\n${members(fields)}}`;
      return { name: place, type, optional: fields.every(({ optional }) => optional) };
    });
    return `{\n${members(rows)}}`;
  };

  const operation = ({ parameters: own, requestBody, responses = {} }: Operation): string => {
    const sent = requestBody === undefined ? "never" : body(requestBody);
    const optional = requestBody === undefined || resolve(requestBody).required !== true;
    const answers = Object.entries(responses).map(([status, part]) => ({
      name: /^\d+$/.test(status) ? Number(status) : status,
      type: response(part),
    }));
    const docs = requestBody && resolve(requestBody).description;
    const rows = [
      { name: "parameters", type: parameters(own) },
      { name: "requestBody", type: sent, optional, docs },
      { name: "responses", type: `{\n${members(answers)}}` },
    ];
    return `{\n${members(rows)}}`;
  };

  const operations: { name: string; type: string }[] = [];
  const paths = Object.entries(document.paths).map(([name, item]) => {
    const unknown = METHODS.find((method) => !VERBS.includes(method) && item[method] !== undefined);
    if (unknown !== undefined) throw new Error(`The emitter has no type for the method ${unknown}.`);
    const rows = VERBS.map((verb) => {
      const found = item[verb] as Operation | undefined;
      if (found === undefined) return { name: verb, type: "never", optional: true };
      if (found.operationId === undefined) throw new Error(`The emitter needs an operationId for ${verb} ${name}.`);
      // Like openapi-typescript: an operation has its own parameters, and those of its path.
      operations.push({
        name: found.operationId,
        type: operation({ ...found, parameters: together(item.parameters as Part[], found.parameters, resolve) }),
      });
      return { name: verb, type: `operations[${JSON.stringify(found.operationId)}]`, docs: found.description };
    });
    return { name, type: `{\nparameters: ${parameters(item.parameters as Part[] | undefined)};\n${members(rows)}}` };
  });

  const section = (name: string, type: (part: never) => string): { name: string; type: string } => {
    const parts = document.components?.[name] as Named | undefined;
    if (parts === undefined) return { name, type: "never" };
    const rows = Object.entries(parts).map(([key, part]) => ({
      name: key,
      type: type(part as never),
      docs: docsOf(document, part as Schema),
    }));
    return { name, type: `{\n${members(rows)}}` };
  };
  const components = [
    section("schemas", schemaType),
    section("responses", response),
    section("parameters", value),
    section("requestBodies", body),
    section("headers", value),
    { name: "pathItems", type: "never" },
  ];
  return [
    declared("paths", paths),
    "export type webhooks = Record<string, never>;",
    declared("components", components),
    "export type $defs = Record<string, never>;",
    declared("operations", operations),
  ].join("\n");
}

function declared(name: string, rows: Parameters<typeof members>[0]): string {
  return rows.length === 0
    ? `export type ${name} = Record<string, never>;`
    : `export interface ${name} {\n${members(rows)}}`;
}

function together(shared: readonly Part[] = [], own: readonly Part[] = [], resolve: (part: Part) => Part): Part[] {
  const key = (part: Part): string => `${resolve(part).in} ${resolve(part).name}`;
  const replaced = new Set(own.map(key));
  return [...shared.filter((part) => !replaced.has(key(part))), ...own];
}
