import { type Json, resolve } from "./document.js";

/** The parameters of an operation, references followed; its own replace those of its path. */
export function parametersOf(document: Json, item: Json, operation: Json): Json[] {
  const byName = new Map<string, Json>();
  for (const list of [item.parameters, operation.parameters]) {
    for (const one of Array.isArray(list) ? list : []) {
      const parameter = resolve(document, one) ?? {};
      byName.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...byName.values()];
}
