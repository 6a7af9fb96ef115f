import { type Json, resolve } from "../spec/document.js";
import type { SchemaCheck } from "../validators/schema-check.js";
import { type Direction, sampleOf } from "./sample.js";

/** A value for a request or an answer, or the reason why there is none. */
export type ShownValue = { readonly value: unknown } | { readonly problem: string };

/**
 * The first example that matches its schema, or a value built from the schema. Examples are checked, because those in other
 * authors' specs are often wrong.
 */
export function shownValue(document: Json, holder: Json, direction: Direction, check: SchemaCheck): ShownValue {
  const { schema = {}, example, examples } = holder;
  const named = Object.values((examples ?? {}) as Json).map((one) => resolve(document, one)?.value);
  let problem = "";
  try {
    for (const value of [example, ...named, sampleOf(document, schema, direction)]) {
      if (value === undefined) continue;
      const problems = check("body", schema, value);
      if (problems.length === 0) return { value };
      problem = problems[0] ?? "";
    }
  } catch (error) {
    // The schema, or a pattern in it, cannot be compiled.
    problem = (error as Error).message;
  }
  return { problem };
}
