import { resolveRef } from "../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "../editable.ts";

/** What the values of a schema can be; `list` and `object` are those that a parameter needs a style for. */
export type Kind = "scalar" | "object" | "list" | "list of other than scalars";

/** The kinds of value that a schema names, in all its alternatives; empty if it names none. */
export function kindsOf(document: Editable, given: unknown, above: readonly unknown[] = []): Set<Kind> {
  const schema = typeof given === "object" && given !== null ? resolveRef<Editable>(document, given as Editable) : {};
  if (above.includes(schema)) return new Set();
  const inside = (one: unknown): Set<Kind> => kindsOf(document, one, [...above, schema]);
  const kinds = new Set([schema.type].flat().flatMap((type) => ownKind(type, schema, inside)));
  for (const word of ["allOf", "anyOf", "oneOf"]) {
    const parts = schema[word];
    if (Array.isArray(parts)) for (const part of parts) for (const kind of inside(part)) kinds.add(kind);
  }
  return kinds;
}

function ownKind(type: unknown, schema: Editable, inside: (one: unknown) => Set<Kind>): Kind[] {
  if (type === "object" || (type === undefined && schema.properties !== undefined)) return ["object"];
  if (type === "array" || (type === undefined && schema.items !== undefined)) {
    const parts = [schema.items, ...(Array.isArray(schema.prefixItems) ? schema.prefixItems : [])];
    const isFlat = parts.every((one) => [...inside(one)].every((kind) => kind === "scalar"));
    return [isFlat ? "list" : "list of other than scalars"];
  }
  return typeof type === "string" && type !== "null" ? ["scalar"] : [];
}
