import { type Json, resolve } from "./document.js";

/** The methods that the runtime sends, as a document writes them. */
const METHODS = ["get", "head", "post", "put", "patch", "delete"];

/** One operation of a document. */
export interface PlacedOperation {
  readonly path: string;
  /** In capitals. */
  readonly method: string;
  readonly operation: Json;
  /** Its parameters and those of its path, with references followed. */
  readonly parameters: readonly Json[];
}

/** All operations of a document that the runtime can send, path by path. */
export function operationsIn(document: Json): PlacedOperation[] {
  return Object.entries((document.paths ?? {}) as Json).flatMap(([path, value]) => {
    const item = resolve(document, value) ?? {};
    return METHODS.flatMap((method) => {
      const operation = resolve(document, item[method]);
      if (!operation) return [];
      return [{ path, method: method.toUpperCase(), operation, parameters: parametersOf(document, item, operation) }];
    });
  });
}

/** An operation's own parameters replace those of its path. */
function parametersOf(document: Json, item: Json, operation: Json): Json[] {
  const byName = new Map<string, Json>();
  for (const list of [item.parameters, operation.parameters]) {
    for (const one of Array.isArray(list) ? list : []) {
      const parameter = resolve(document, one) ?? {};
      byName.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...byName.values()];
}
