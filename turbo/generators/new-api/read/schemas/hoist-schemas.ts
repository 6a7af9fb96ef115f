import { resolveRef } from "../../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "../../editable.ts";

// A schema in the middle of an operation, such as `#/paths/~1a/post/requestBody/content/application~1json/schema`.
const IN_OPERATION = /^#\/paths\/.+\/schema(\/|$)/;

/**
 * Moves schemas that other places refer to out of operations and into `components`: in the generated types, parts of operations are
 * optional, and TypeScript cannot refer to a part of something optional. Changes the document.
 */
export function hoistSchemas(document: Editable): void {
  const names = new Map<string, string>();
  const components = { ...(document.components as Editable | undefined) };
  const schemas = { ...(components.schemas as Editable | undefined) };
  const nameFor = (ref: string): string => {
    let name = names.get(ref);
    if (name === undefined) {
      name = freeName(schemas, names.size + 1);
      names.set(ref, name);
      // Named before it is walked: it may refer to itself.
      schemas[name] = structuredClone(resolveRef<unknown>(document, { $ref: ref }));
      visit(schemas[name]);
    }
    return name;
  };
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { $ref } = node as Editable;
    if (typeof $ref === "string" && IN_OPERATION.test($ref))
      (node as Editable).$ref = `#/components/schemas/${nameFor($ref)}`;
    for (const child of Object.values(node)) visit(child);
  };
  visit(document);
  if (names.size > 0) document.components = { ...components, schemas };
}

function freeName(schemas: Editable, number: number): string {
  return `Shared${number}` in schemas ? freeName(schemas, number + 1) : `Shared${number}`;
}
