import type { JsonObject } from "../mutation.ts";
import type { Change, Family } from "./family.ts";
import { renameKey } from "./rename-in-examples.ts";
import { at, bodySchemas, follow, objectAt, objectSchemas, type Place, schemasBelow } from "./spec-walk.ts";

/** Changes of request bodies. Their schemas are closed, so a field with another name is refused. */
export const requestFamilies: readonly Family[] = [
  {
    family: "request field renamed",
    find: (document) =>
      fields(document).map(({ at: name, schema, field }) => ({
        at: name,
        change: (copy) => {
          const object = objectAt(copy, schema);
          renameKey(object.properties as JsonObject, field, `${field}X`);
          object.required = ((object.required ?? []) as string[]).map((one) => (one === field ? `${field}X` : one));
        },
      })),
  },
  {
    family: "request field dropped",
    find: (document) =>
      fields(document).map(({ at: name, schema, field }) => ({
        at: name,
        change: (copy) => {
          const object = objectAt(copy, schema);
          delete (object.properties as JsonObject)[field];
          object.required = ((object.required ?? []) as string[]).filter((one) => one !== field);
        },
      })),
  },
  {
    family: "request field of another type",
    find: (document) =>
      fields(document).map(({ at: name, schema, field }) => ({
        at: name,
        change: (copy) => {
          (objectAt(copy, schema).properties as JsonObject)[field] = {
            type: "array",
            items: { type: "null" },
            maxItems: 0,
          };
        },
      })),
  },
  {
    family: "required request field added",
    find: (document) =>
      requestObjects(document).map((schema) => ({
        at: nameAt(schema),
        change: (copy) => {
          const object = objectAt(copy, schema);
          object.properties = { ...(object.properties as JsonObject), tenant_code: { type: "string" } };
          object.required = [...((object.required ?? []) as string[]), "tenant_code"];
        },
      })),
  },
  {
    family: "request enum value removed",
    find: (document) =>
      schemasBelow(document, bodySchemas(document, "requestBody")).flatMap((place) => {
        const values = (objectAt(document, place).enum ?? []) as unknown[];
        return values.map((value) => ({
          at: `${nameAt(place)}=${value}`,
          change: (copy: JsonObject) => {
            objectAt(copy, place).enum = values.filter((one) => one !== value);
          },
        }));
      }),
  },
  {
    family: "null forbidden in a request",
    find: (document) =>
      fields(document).flatMap(({ at: name, schema, field }) => {
        const place = follow(document, [...schema, "properties", field]);
        const { type } = objectAt(document, place);
        if (!Array.isArray(type) || !type.includes("null")) return [];
        const change = (copy: JsonObject): void => {
          const copied = objectAt(copy, place);
          copied.type = type.filter((one) => one !== "null");
          if (Array.isArray(copied.enum)) copied.enum = copied.enum.filter((one) => one !== null);
        };
        return [{ at: name, change }];
      }),
  },
  { family: "maxItems lowered (bulk)", find: (document) => bounds(document, "maxItems", 2) },
  { family: "maxItems raised (bulk)", find: (document) => bounds(document, "maxItems", 51) },
  { family: "minItems raised (bulk)", find: (document) => bounds(document, "minItems", 4) },
  {
    family: "bulk or single form removed",
    find: (document) =>
      schemasBelow(document, bodySchemas(document, "requestBody")).flatMap((place) => {
        const forms = (objectAt(document, place).oneOf ?? []) as unknown[];
        return forms.map((_, index) => ({
          at: `${nameAt(place)} oneOf ${index}`,
          change: (copy: JsonObject) => {
            objectAt(copy, place).oneOf = forms.filter((_form, position) => position !== index);
          },
        }));
      }),
  },
];

interface Field {
  readonly at: string;
  readonly schema: Place;
  readonly field: string;
}

function requestObjects(document: JsonObject): Place[] {
  return objectSchemas(document, bodySchemas(document, "requestBody"));
}

function fields(document: JsonObject): Field[] {
  return requestObjects(document).flatMap((schema) =>
    Object.keys(objectAt(document, schema).properties as JsonObject).map((field) => ({
      at: `${nameAt(schema)}.${field}`,
      schema,
      field,
    })),
  );
}

function bounds(document: JsonObject, word: "minItems" | "maxItems", value: number): Change[] {
  return schemasBelow(document, bodySchemas(document, "requestBody"))
    .filter((place) => at(document, [...place, word]) !== undefined)
    .map((place) => ({
      at: `${nameAt(place)} to ${value}`,
      change: (copy) => {
        objectAt(copy, place)[word] = value;
      },
    }));
}

function nameAt(place: Place): string {
  return (place[1] === "schemas" ? place.slice(2) : place).filter((name) => name !== "properties").join(".");
}
