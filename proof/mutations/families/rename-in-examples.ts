import type { JsonObject } from "../mutation.ts";
import { answerExamples, at, follow, type Place } from "./spec-walk.ts";

/**
 * Calls `visit` for each object in the answer examples that the schema at `target` describes. An object in an example that
 * several answers share is visited once.
 */
export function visitDescribed(document: JsonObject, target: Place, visit: (value: JsonObject) => void): void {
  const key = target.join("\n");
  const done = new Set<unknown>();
  const walk = (given: Place, value: unknown): void => {
    const place = follow(document, given);
    const schema = at(document, place) as JsonObject | undefined;
    if (!schema || value === undefined || value === null) return;
    for (const word of ["oneOf", "anyOf", "allOf"]) {
      ((schema[word] ?? []) as unknown[]).forEach((_, index) => {
        walk([...place, word, String(index)], value);
      });
    }
    if (Array.isArray(value)) {
      for (const item of value) if (schema.items !== undefined) walk([...place, "items"], item);
      return;
    }
    if (typeof value !== "object") return;
    const properties = (schema.properties ?? {}) as JsonObject;
    for (const [name, inner] of Object.entries(value)) {
      if (name in properties) walk([...place, "properties", name], inner);
      else if (typeof schema.additionalProperties === "object") walk([...place, "additionalProperties"], inner);
    }
    // After the walk, so that a renamed field is not found again under its new name.
    if (place.join("\n") !== key || done.has(value)) return;
    done.add(value);
    visit(value as JsonObject);
  };
  for (const { schema, value } of answerExamples(document)) walk(schema, at(document, value));
}

/** Renames a field of an object, and keeps the order of the fields. */
export function renameKey(object: JsonObject, from: string, to: string): void {
  const entries = Object.entries(object).map(([name, value]) => [name === from ? to : name, value] as const);
  for (const [name] of entries) delete object[name];
  delete object[from];
  Object.assign(object, Object.fromEntries(entries));
}
