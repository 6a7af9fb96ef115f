// A spec that came from elsewhere is taken in as it is: `x-review` in `info` and in its operations says what somebody has yet
// to look at. While a mark stands, what no stranger can know (our examples, our names, our shapes) is a warning there.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Problem } from "./main.ts";

/** The rules that a mark turns into warnings. What behaviour depends on is not among them. */
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
  "invitation/named-examples",
  "invitation/no-placeholder",
  "invitation/open-responses",
  "invitation/operation-verb",
  "invitation/security-by-scheme",
  "invitation/sources",
  "invitation/valid-examples",
  "invitation/x-pagination",
]);

type Node = Readonly<Record<string, unknown>>;

/** Marks as warnings those problems that stand in what is under review: an operation, or for all else the document. */
export function withReview(problems: readonly Problem[]): Problem[] {
  const documents = new Map<string, unknown>();
  const read = (file: string): unknown => {
    if (!documents.has(file)) documents.set(file, parse(readFileSync(file, "utf8")));
    return documents.get(file);
  };
  return problems.map((problem) => {
    // The linter knows extensions of its own, which others use in their own way.
    const isExtension = problem.rule === "struct" && problem.pointer.includes("/x-");
    if (!(REVIEWABLE.has(problem.rule) || isExtension) || !isUnderReview(read(problem.file), problem.pointer))
      return problem;
    return { ...problem, underReview: true };
  });
}

function isUnderReview(document: unknown, pointer: string): boolean {
  const parts = pointer.split("/").slice(1).map(decode);
  const operation = parts[0] === "paths" && parts.length > 2 ? at(document, parts.slice(0, 3)) : undefined;
  // Below an operation only its own mark counts: one that was reviewed stays strict among others that were not.
  return hasMark(operation === undefined || isShared(parts[2]) ? at(document, ["info"]) : operation);
}

function isShared(key: string | undefined): boolean {
  return key === "parameters" || key === "servers";
}

function decode(part: string): string {
  return decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
}

function at(node: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, part) => (found as Node | undefined)?.[part], node);
}

function hasMark(node: unknown): boolean {
  return typeof node === "object" && node !== null && "x-review" in node;
}
