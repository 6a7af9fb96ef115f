// Writes the values that the fakes take and answer with, where a spec lists them. `scripts/generate/main.ts` calls it.
import { resolveRef } from "../../openapi-semver/src/document/references.ts";
import { valuesSource as namedValues } from "../../request-bodies/src/index.ts";
import type { ExampleDocument } from "./named-examples.ts";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
  readonly "x-extensible-enum"?: readonly unknown[];
}

/** A module with the enumerations that a document names, and with the values of each field. */
export function valuesSource(document: ExampleDocument): string {
  return `${namedValues(document)}
/** The values of each field whose values the spec lists, by object and field. Null is left out: it means that the field is unset. */
export const values = ${JSON.stringify(valuesOf(document), null, 2)} as const;
`;
}

function valuesOf(document: ExampleDocument): Record<string, Record<string, readonly unknown[]>> {
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, Schema][];
  const tables = schemas.map(([name, { properties = {} }]) => {
    const fields = Object.entries(properties).flatMap(([field, given]) => {
      const schema = resolveRef<Schema>(document, given);
      const listed = schema.enum ?? schema["x-extensible-enum"];
      return listed ? [[field, listed.filter((value) => value !== null)] as const] : [];
    });
    return [name, Object.fromEntries(fields)] as const;
  });
  return Object.fromEntries(tables.filter(([, fields]) => Object.keys(fields).length > 0));
}
