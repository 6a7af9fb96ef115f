import type { JsonObject } from "../mutation.ts";
import type { Family } from "./family.ts";
import { renameKey, visitDescribed } from "./rename-in-examples.ts";
import {
  answerExamples,
  at,
  bodySchemas,
  follow,
  mediaPlaces,
  objectAt,
  objectSchemas,
  operationsIn,
  type Place,
  unique,
} from "./spec-walk.ts";

/** Changes of the documented answers. */
export const answerFamilies: readonly Family[] = [
  {
    family: "answer field renamed",
    find: (document) =>
      fields(document).map(({ at: name, schema, field }) => ({
        at: name,
        // In the schema and in all examples, because a real server that changed would be consistent.
        change: (copy) => {
          visitDescribed(copy, schema, (value) => renameKey(value, field, `${field}X`));
          const object = objectAt(copy, schema);
          renameKey(object.properties as JsonObject, field, `${field}X`);
          object.required = ((object.required ?? []) as string[]).map((one) => (one === field ? `${field}X` : one));
        },
      })),
  },
  {
    family: "answer field left out",
    find: (document) =>
      fields(document).map(({ at: name, schema, field }) => ({
        at: name,
        change: (copy) => {
          visitDescribed(copy, schema, (value) => {
            delete value[field];
          });
          const object = objectAt(copy, schema);
          object.required = ((object.required ?? []) as string[]).filter((one) => one !== field);
        },
      })),
  },
  {
    family: "answer field of another type",
    find: (document) =>
      fields(document).map(({ at: name, schema, field }) => ({
        at: name,
        change: (copy) => {
          (objectAt(copy, schema).properties as JsonObject)[field] = { type: "array", minItems: 99 };
        },
      })),
  },
  {
    family: "required answer field added",
    find: (document) =>
      answerObjects(document).map((schema) => ({
        at: nameAt(schema),
        change: (copy) => {
          const object = objectAt(copy, schema);
          object.required = [...((object.required ?? []) as string[]), "tenant_code"];
        },
      })),
  },
  {
    family: "answer example removed",
    find: (document) =>
      mediaPlaces(document, "responses").flatMap((media) =>
        Object.keys((objectAt(document, media).examples ?? {}) as JsonObject).map((name) => ({
          at: `${media.slice(1, -2).join(" ")} ${name}`,
          change: (copy) => {
            delete (objectAt(copy, media).examples as JsonObject)[name];
          },
        })),
      ),
  },
  {
    family: "answer example changed",
    find: (document) =>
      unique(answerExamples(document).map(({ value }) => value)).flatMap((value) => {
        const place = firstText(document, value);
        if (!place) return [];
        const change = (copy: JsonObject): void => {
          objectAt(copy, place.slice(0, -1))[place.at(-1) ?? ""] = "changed";
        };
        return [{ at: place.slice(1).join("."), change }];
      }),
  },
  {
    family: "answer header renamed",
    find: (document) =>
      headers(document).map(({ holder, name, id }) => ({
        at: `${id} ${name}`,
        change: (copy) => renameKey(objectAt(copy, holder), name, `X-${name}-Now`),
      })),
  },
  {
    family: "answer header changed",
    find: (document) =>
      unique(headers(document).map(({ holder, name }) => follow(document, [...holder, name]))).map((place) => ({
        at: place.at(-1) ?? "",
        change: (copy) => {
          const header = objectAt(copy, place);
          header.example = typeof header.example === "number" ? header.example + 4 : "77";
        },
      })),
  },
  {
    family: "answer of another media type",
    find: (document) =>
      mediaPlaces(document, "responses").map((media) => ({
        at: media.slice(1, -2).join(" "),
        change: (copy) => renameKey(objectAt(copy, media.slice(0, -1)), "application/json", "application/xml"),
      })),
  },
];

function answerObjects(document: JsonObject): Place[] {
  return objectSchemas(document, bodySchemas(document, "responses"));
}

function fields(document: JsonObject): { readonly at: string; readonly schema: Place; readonly field: string }[] {
  return answerObjects(document).flatMap((schema) =>
    Object.keys(objectAt(document, schema).properties as JsonObject).map((field) => ({
      at: `${nameAt(schema)}.${field}`,
      schema,
      field,
    })),
  );
}

function headers(document: JsonObject): { readonly id: string; readonly holder: Place; readonly name: string }[] {
  const all = operationsIn(document).flatMap(({ id, place }) =>
    Object.keys(objectAt(document, [...place, "responses"])).flatMap((status) => {
      const holder = [...follow(document, [...place, "responses", status]), "headers"];
      const names = Object.keys((at(document, holder) ?? {}) as JsonObject);
      return names.map((name) => ({ id: `${id} ${status}`, holder, name }));
    }),
  );
  return [...new Map(all.map((one) => [[...one.holder, one.name].join("\n"), one])).values()];
}

/** The first text in an example that a client must pass on unchanged. */
function firstText(document: JsonObject, place: Place): Place | undefined {
  const value = at(document, place);
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    // Other texts may have a format or name another object: to change them would break the schema.
    if (typeof inner === "string" && /name|message|reason|error$/i.test(name)) return [...place, name];
    const deeper = firstText(document, [...place, name]);
    if (deeper) return deeper;
  }
  return undefined;
}

function nameAt(place: Place): string {
  return (place[1] === "schemas" ? place.slice(2) : place).filter((name) => name !== "properties").join(".");
}
