import { METHODS, namesIn } from "../../../scripts/lib/project/spec-document.ts";
import type { JsonObject } from "../mutation.ts";

/**
 * A place in a document, as names from its root. Mutations are found in one copy of a document and made in another, so they
 * cannot refer to the objects themselves.
 */
export type Place = readonly string[];

/** One operation with its place. */
export interface PlacedOperation {
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly place: Place;
}

/** The value at a place; undefined if there is none. */
export function at(document: JsonObject, place: Place): unknown {
  return place.reduce<unknown>((value, name) => (value as JsonObject | undefined)?.[name], document);
}

/** The object at a place. @throws Error if there is none */
export function objectAt(document: JsonObject, place: Place): JsonObject {
  const found = at(document, place);
  if (typeof found !== "object" || found === null) throw new Error(`nothing at ${place.join("/")}`);
  return found as JsonObject;
}

/** The place itself, or the place that a local reference there points to. */
export function follow(document: JsonObject, place: Place): Place {
  const { $ref } = (at(document, place) ?? {}) as { $ref?: string };
  return $ref === undefined ? place : follow(document, namesIn($ref));
}

export function operationsIn(document: JsonObject): PlacedOperation[] {
  return Object.entries(document.paths as JsonObject).flatMap(([path, item]) =>
    METHODS.filter((method) => method in (item as JsonObject)).map((method) => {
      const place = ["paths", path, method];
      return { id: String(objectAt(document, place).operationId), path, method, place };
    }),
  );
}

/** Places of all parameters of an operation and of its path, with references followed. */
export function parametersOf(document: JsonObject, { path, place }: PlacedOperation): Place[] {
  return [["paths", path], place].flatMap((holder) => {
    const list = (objectAt(document, holder).parameters ?? []) as unknown[];
    return list.map((_, index) => follow(document, [...holder, "parameters", String(index)]));
  });
}

/** Places of the body schemas of all requests, or of all answers. */
export function bodySchemas(document: JsonObject, part: "requestBody" | "responses"): Place[] {
  return mediaPlaces(document, part).map((place) => [...place, "schema"]);
}

/** Places of all media type objects (`application/json`) of requests or answers. */
export function mediaPlaces(document: JsonObject, part: "requestBody" | "responses"): Place[] {
  const holders = operationsIn(document).flatMap(({ place }) => {
    const inside = [...place, part];
    if (at(document, inside) === undefined) return [];
    return part === "requestBody" ? [inside] : Object.keys(objectAt(document, inside)).map((key) => [...inside, key]);
  });
  const places = holders
    .map((holder) => [...follow(document, holder), "content", "application/json"])
    .filter((place) => at(document, place) !== undefined);
  return unique(places);
}

/** Places of all schemas below these roots that have properties, each once. */
export function objectSchemas(document: JsonObject, roots: readonly Place[]): Place[] {
  return schemasBelow(document, roots).filter((place) => objectAt(document, place).properties !== undefined);
}

/** Places of these schemas and of all schemas below them, each once. */
export function schemasBelow(document: JsonObject, roots: readonly Place[]): Place[] {
  const seen = new Map<string, Place>();
  const visit = (given: Place): void => {
    const place = follow(document, given);
    const key = place.join("\n");
    const schema = at(document, place);
    if (seen.has(key) || typeof schema !== "object" || schema === null) return;
    seen.set(key, place);
    for (const child of childrenOf(schema as JsonObject)) visit([...place, ...child]);
  };
  for (const root of roots) visit(root);
  return [...seen.values()];
}

/** Every example of an answer, with the schema that describes it. */
export function answerExamples(document: JsonObject): { readonly schema: Place; readonly value: Place }[] {
  return mediaPlaces(document, "responses").flatMap((media) =>
    Object.keys((objectAt(document, media).examples ?? {}) as JsonObject).map((name) => ({
      schema: [...media, "schema"],
      value: [...follow(document, [...media, "examples", name]), "value"],
    })),
  );
}

function childrenOf(schema: JsonObject): Place[] {
  const lists = ["oneOf", "anyOf", "allOf"].flatMap((word) =>
    ((schema[word] ?? []) as unknown[]).map((_, index) => [word, String(index)]),
  );
  const properties = Object.keys((schema.properties ?? {}) as JsonObject).map((name) => ["properties", name]);
  const single = ["items", "additionalProperties"].filter((word) => typeof schema[word] === "object");
  return [...lists, ...properties, ...single.map((word) => [word])];
}

export function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [place.join("\n"), place])).values()];
}
