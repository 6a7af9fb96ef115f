import fc from "fast-check";
import { type Json, readDocument } from "../spec/document.js";
import { createSchemaCheck } from "../validators/schema-check.js";
import { nearValues } from "./near-values.js";

/** How often Ajv and another validator agreed that a value is valid, and that it is not. */
export interface Agreement {
  readonly valid: number;
  readonly invalid: number;
}

/**
 * Compares a validator with Ajv on random values near those that a named schema allows.
 *
 * @param spec an OpenAPI document, or its file
 * @param name the schema's name in `components`
 * @param isValid the verdict of the validator
 * @throws the value on which they disagree, as small as possible, with the seed that finds it again
 */
export async function agreementOn(
  spec: string | object,
  name: string,
  isValid: (value: unknown) => boolean,
  numRuns = 1_000,
): Promise<Agreement> {
  const document = await readDocument(spec);
  const check = createSchemaCheck(document);
  const schema = { $ref: `#/components/schemas/${name}` };
  const counts = { valid: 0, invalid: 0 };
  const property = fc.property(nearValues(document as Json, schema), (value) => {
    const problems = check("", schema, value);
    counts[problems.length === 0 ? "valid" : "invalid"] += 1;
    if (isValid(value) !== (problems.length === 0)) {
      throw new Error(`Ajv says ${problems.join("; ") || "valid"} about ${JSON.stringify(value)}`);
    }
  });
  fc.assert(property, { numRuns });
  return counts;
}
