// A vendor's spec cannot satisfy rules about our examples, names and shapes. `x-review` in `info` and in operations marks
// parts that somebody still has to review: below a mark, problems of these rules are warnings.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { namesIn, nodeAt } from "../lib/project/spec-document.ts";
import type { Problem } from "./problem.ts";

/** The rules that a mark turns into warnings. Rules that behaviour depends on are not among them. */
export const REVIEWABLE: ReadonlySet<string> = new Set([
  "no-ambiguous-paths",
  "no-empty-servers",
  "no-enum-type-mismatch",
  "no-invalid-media-type-examples",
  "no-invalid-parameter-examples",
  "no-invalid-schema-examples",
  "no-path-trailing-slash",
  "no-required-schema-properties-undefined",
  "no-schema-type-mismatch",
  "no-server-example.com",
  "no-unused-components",
  "operation-2xx-response",
  "operation-4xx-response",
  "operation-singular-tag",
  "operation-tag-defined",
  "security-defined",
  "spec-components-invalid-map-name",
  "invitation/closed-requests",
  "invitation/consistent-envelopes",
  "invitation/descriptions",
  "invitation/errors-modelled",
  "invitation/examples-of-all",
  "invitation/header-examples",
  "invitation/named-examples",
  "invitation/no-placeholder",
  "invitation/open-responses",
  "invitation/operation-verb",
  "invitation/security-by-scheme",
  "invitation/sources",
  "invitation/x-pagination",
]);

/** Turns problems below a mark into warnings: the mark of their operation, or that of `info` for all other places. */
export function withReview(problems: readonly Problem[]): Problem[] {
  const documents = new Map<string, unknown>();
  const read = (file: string): unknown => {
    if (!documents.has(file)) documents.set(file, parse(readFileSync(file, "utf8")));
    return documents.get(file);
  };
  return problems.map((problem) => {
    // Redocly checks extensions that it knows, such as `x-logo`; vendors use the same names for other things.
    const isExtension = problem.rule === "struct" && problem.pointer.includes("/x-");
    if (!(REVIEWABLE.has(problem.rule) || isExtension) || !isUnderReview(read(problem.file), problem.pointer))
      return problem;
    return { ...problem, underReview: true };
  });
}

function isUnderReview(document: unknown, pointer: string): boolean {
  const names = namesIn(pointer);
  const operation = names[0] === "paths" && names.length > 2 ? nodeAt(document, names.slice(0, 3)) : undefined;
  // Below an operation only its own mark counts, so a reviewed operation stays strict beside others that are not reviewed.
  return hasMark(operation === undefined || isShared(names[2]) ? nodeAt(document, ["info"]) : operation);
}

function isShared(key: string | undefined): boolean {
  return key === "parameters" || key === "servers";
}

function hasMark(node: unknown): boolean {
  return typeof node === "object" && node !== null && "x-review" in node;
}
