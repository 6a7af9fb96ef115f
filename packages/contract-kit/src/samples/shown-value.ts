import { type Json, resolve } from "../spec/document.js";
import type { SchemaCheck } from "../validators/schema-check.js";
import { type Direction, sampleOf } from "./sample.js";

/** A value to send or to answer, or why there is none. */
export type ShownValue = { readonly value: unknown } | { readonly problem: string };

/**
 * The first example beside a schema that the schema allows; without one, a value made from the schema.
 * Examples of strangers' specs are often wrong, so each is checked.
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
    // A pattern or schema that cannot be compiled.
    problem = (error as Error).message;
  }
  return { problem };
}
