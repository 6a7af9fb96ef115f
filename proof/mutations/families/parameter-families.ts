import type { JsonObject } from "../mutation.ts";
import type { Change, Family } from "./family.ts";
import { at, follow, objectAt, operationsIn, type Place, parametersOf } from "./spec-walk.ts";

interface Found {
  readonly name: string;
  readonly id: string;
  readonly place: Place;
  readonly parameter: JsonObject;
  readonly schema: Place;
}

/** Changes of path and query parameters. */
export const parameterFamilies: readonly Family[] = [
  {
    family: "query parameter renamed",
    find: (document) =>
      query(document).map(({ id, name, place }) =>
        change(`${id} ?${name}`, (copy) => {
          objectAt(copy, place).name = `${name}_x`;
        }),
      ),
  },
  {
    family: "query parameter of another type",
    find: (document) =>
      query(document)
        .filter(({ parameter }) => parameter.example !== "" && !Array.isArray(parameter.example))
        .map(({ id, name, schema, parameter }) =>
          change(`${id} ?${name}`, (copy) => {
            // A URL contains text only, so the new type must be one that cannot be read from the example.
            const type = typeof parameter.example === "boolean" ? "integer" : "boolean";
            replace(objectAt(copy, schema), { type });
          }),
        ),
  },
  {
    family: "query bound tightened",
    find: (document) =>
      query(document)
        .filter(({ parameter }) => typeof parameter.example === "number")
        .map(({ id, name, schema, parameter }) =>
          change(`${id} ?${name}`, (copy) => {
            objectAt(copy, schema).minimum = Number(parameter.example) + 1;
          }),
        ),
  },
  {
    family: "query enum value removed",
    find: (document) =>
      query(document).flatMap(({ id, name, schema }) => {
        const place = [schema, follow(document, [...schema, "items"])].find((one) => at(document, [...one, "enum"]));
        const values = place ? (at(document, [...place, "enum"]) as unknown[]) : [];
        return values.map((value) =>
          change(`${id} ?${name}=${value}`, (copy) => {
            const holder = objectAt(copy, place ?? []);
            holder.enum = (holder.enum as unknown[]).filter((one) => one !== value);
          }),
        );
      }),
  },
  {
    family: "comma list no longer one",
    find: (document) =>
      query(document)
        .filter(({ parameter }) => parameter.explode === false)
        .map(({ id, name, place }) =>
          change(`${id} ?${name}`, (copy) => {
            objectAt(copy, place).explode = true;
          }),
        ),
  },
  {
    family: "required query parameter added",
    find: (document) =>
      operationsIn(document).map(({ id, place }) =>
        change(id, (copy) => {
          const operation = objectAt(copy, place);
          const added = { name: "account", in: "query", required: true, schema: { type: "string" } };
          operation.parameters = [...((operation.parameters ?? []) as unknown[]), added];
        }),
      ),
  },
  {
    family: "path parameter of another type",
    find: (document) =>
      parametersIn(document, "path").map(({ name, schema }) =>
        change(`{${name}}`, (copy) => replace(objectAt(copy, schema), { type: "boolean" })),
      ),
  },
];

function change(name: string, apply: Change["change"]): Change {
  return { at: name, change: apply };
}

function replace(object: JsonObject, value: JsonObject): void {
  for (const name of Object.keys(object)) delete object[name];
  Object.assign(object, value);
}

function query(document: JsonObject): Found[] {
  return parametersIn(document, "query");
}

// A parameter that several operations share is listed once, under the first of them.
function parametersIn(document: JsonObject, where: "path" | "query"): Found[] {
  const found = new Map<string, Found>();
  for (const operation of operationsIn(document)) {
    for (const place of parametersOf(document, operation)) {
      const parameter = objectAt(document, place);
      const key = place.join("\n");
      if (parameter.in !== where || found.has(key)) continue;
      const schema = follow(document, [...place, "schema"]);
      found.set(key, { id: operation.id, name: String(parameter.name), place, parameter, schema });
    }
  }
  return [...found.values()];
}
