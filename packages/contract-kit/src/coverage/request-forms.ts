import { type Json, resolve, type SchemaInDocument } from "../spec/document.js";

/** One of the forms that a request body may have, such as a single person or a list of people. */
export interface RequestForm {
  readonly name: string;
  /** The required fields of this form. */
  readonly roots: readonly string[];
}

/** The forms of a request body: each alternative of its `oneOf`, or its only form. */
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
