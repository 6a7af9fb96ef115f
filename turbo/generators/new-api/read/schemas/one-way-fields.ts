import { resolveRef } from "../../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "../../editable.ts";
import { isData } from "./clean-schemas.ts";

/**
 * Makes fields optional that only go one way, where the other way has them too: OpenAPI requires a `readOnly` field in answers only, and a
 * `writeOnly` one in requests only, but the types of a schema are the same both ways. Changes the document; returns notes.
 */
export function freeOneWayFields(document: Editable, operations: readonly Editable[]): string[] {
  const requests = operations.map(({ requestBody }) => requestBody);
  const answers = operations.flatMap(({ responses }) => Object.values((responses ?? {}) as Editable));
  return [...freed(document, requests, "readOnly", "requests"), ...freed(document, answers, "writeOnly", "answers")];
}

function freed(document: Editable, starts: readonly unknown[], mark: string, way: string): string[] {
  const seen = new Set<unknown>();
  const names = new Set<string>();
  const visit = (given: unknown): void => {
    if (typeof given !== "object" || given === null) return;
    const node = resolveRef<Editable>(document, given as Editable);
    if (seen.has(node)) return;
    seen.add(node);
    const { required, properties } = node;
    if (Array.isArray(required) && typeof properties === "object" && properties !== null) {
      const oneWay = required.filter((name) => isMarked(document, (properties as Editable)[name], mark));
      for (const name of oneWay) names.add(String(name));
      if (oneWay.length > 0) node.required = required.filter((name) => !oneWay.includes(name));
    }
    for (const [key, child] of Object.entries(node)) if (!isData(key, child)) visit(child);
  };
  for (const start of starts) visit(start);
  return names.size === 0
    ? []
    : [`Fields that are ${mark} became optional, because ${way} do not have them: ${[...names].join(", ")}`];
}

function isMarked(document: Editable, property: unknown, mark: string): boolean {
  if (typeof property !== "object" || property === null) return false;
  return (property as Editable)[mark] === true || resolveRef<Editable>(document, property as Editable)[mark] === true;
}
