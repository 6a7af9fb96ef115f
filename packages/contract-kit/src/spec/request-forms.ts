import { type Json, resolve } from "./document.js";
import type { SchemaInDocument } from "./fields.js";

/** One of the shapes that a request body may have, such as one person or a list of them. */
export interface RequestForm {
  readonly name: string;
  /** Names that a body of this form has at its root. */
  readonly roots: readonly string[];
}

/** The forms of a request body: each alternative of a `oneOf`, or the one form it has. */
export function requestForms({ document, schema }: SchemaInDocument): RequestForm[] {
  const resolved = resolve(document, schema) ?? {};
  const alternatives = (resolved.oneOf as unknown[] | undefined) ?? [schema];
  return alternatives.map((alternative, index) => {
    const { $ref } = (alternative ?? {}) as { $ref?: string };
    const { required } = (resolve(document, alternative) ?? {}) as { required?: readonly string[] };
    return { name: $ref?.split("/").at(-1) ?? `form ${index + 1}`, roots: required ?? [] };
  });
}

/** Whether a body has this form. */
export function hasForm({ roots }: RequestForm, body: unknown): boolean {
  return typeof body === "object" && body !== null && roots.every((name) => Object.hasOwn(body as Json, name));
}
