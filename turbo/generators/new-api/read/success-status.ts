import { resolveRef } from "../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "../editable.ts";

/**
 * Gives an operation a success status, which the table of operations needs: `2XX` and a lone `default` become 200.
 * Changes the operation; returns notes about what was assumed.
 */
export function modelSuccess(document: Editable, operation: Editable): string[] {
  const given = (operation.responses ?? {}) as Record<string, Editable>;
  const { "2XX": range, "2xx": small, ...named } = given;
  const anySuccess = range ?? small;
  const isNamed = Object.keys(named).some((status) => /^2\d\d$/.test(status));
  operation.responses = named;
  if (isNamed) return anySuccess ? ["It also documents 2XX: only the named statuses were kept"] : [];
  if (anySuccess) {
    operation.responses = { "200": anySuccess, ...named };
    return ["It documents 2XX, which was read as 200: name the statuses"];
  }
  if (named.default) {
    const copy = structuredClone(resolveRef<Editable>(document, named.default));
    operation.responses = { "200": copy, ...named };
    return ["Its only success is `default`, which was read as 200: name the statuses"];
  }
  const unknown = "The given document names no success status; 200 without a body is an assumption.";
  operation.responses = { "200": { description: "Success.", "x-unknown": unknown }, ...named };
  return ["It documents no success: 200 without a body was assumed"];
}

/** Removes the bodies of a HEAD operation's answers, which HTTP does not send. Changes the operation; returns a note if there were any. */
export function withoutContent(document: Editable, operation: Editable): string[] {
  const given = Object.entries(operation.responses as Record<string, Editable>);
  const answers = given.map(([status, one]) => [status, resolveRef<Editable>(document, one)] as const);
  if (answers.every(([, { content }]) => content === undefined)) return [];
  operation.responses = Object.fromEntries(answers.map(([status, { content: _, ...kept }]) => [status, kept]));
  return ["The bodies of its answers were left out: HEAD has none"];
}
