import { schemaAt } from "../document/schemas/schema-references.ts";
import type { Source } from "../document/source.ts";
import type { RawSchema } from "./shape.ts";

/** Makes the schema of the values that two schemas both allow: always the same object for the same parts, so that recursion ends. */
export function conjunctionsIn(source: Source): (one: RawSchema, other: RawSchema) => RawSchema {
  const numbers = new Map<unknown, number>();
  const parts = new Map<unknown, readonly RawSchema[]>();
  const made = new Map<string, RawSchema>();
  const numberOf = (schema: RawSchema): number => {
    const target = schemaAt(source, schema);
    const number = numbers.get(target) ?? numbers.size;
    numbers.set(target, number);
    return number;
  };
  return (one, other) => {
    const all = new Map<number, RawSchema>();
    for (const part of [one, other].flatMap((schema) => parts.get(schema) ?? [schema])) {
      const number = numberOf(part);
      if (!all.has(number)) all.set(number, part);
    }
    const [first] = all.values();
    if (all.size === 1) return first;
    const key = [...all.keys()].sort((a, b) => a - b).join(" ");
    const known = made.get(key);
    if (known !== undefined) return known;
    const schema = { allOf: [...all.values()] };
    source.place(schema, first);
    parts.set(schema, schema.allOf);
    made.set(key, schema);
    return schema;
  };
}
