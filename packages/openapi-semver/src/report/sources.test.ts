import { expect, it } from "vitest";
import { openDocument } from "../inputs/opened.ts";
import { documentWith } from "../test-support/documents.ts";
import { type Comparison, compareVersions } from "./report.ts";
import { withNewSources, withSources } from "./sources.ts";

const [NAME, SIZE] = ["name: { type: string }", "size: { type: integer }"];

/** A document whose operation has query parameters, one per line. */
function queried(...names: readonly string[]): string {
  const list = names.map((name) => `        - { name: ${name}, in: query, schema: { type: string } }\n`).join("");
  const operation = "openapi: 3.1.0\npaths:\n  /crates:\n    get:\n      operationId: listCrates\n";
  return `${operation}      responses: { "200": { description: It. } }\n      parameters:\n${list}`;
}

function compared(old: string, now: string): Comparison {
  const open = (name: string, text: string) =>
    openDocument({ name, bytes: Buffer.from(text), other: () => undefined, nameOf: String, pathOf: () => name });
  return compareVersions({ file: "new.yaml", old: open("old.yaml", old), new: open("new.yaml", now) });
}

const told = ({ changes }: Comparison): string[] =>
  changes.map(({ id, source }) => `${id} ${source?.file}:${source?.line}:${source?.column}`);

it("what was removed is found in the old version, and everything else in the new one", () => {
  const comparison = compared(documentWith(NAME), documentWith(SIZE, "weight: { type: integer }"));
  expect(told(withSources(comparison))).toEqual([
    "response-field-removed old.yaml:14:19",
    "response-field-added new.yaml:14:19",
    "response-field-added new.yaml:15:19",
  ]);
});

it("what was removed is found in the old version, even if the new one has something else in its place", () => {
  const comparison = compared(queried("a", "b", "page"), queried("b", "page"));
  expect(told(withSources(comparison))).toEqual(["parameter-removed old.yaml:8:11"]);
});

it("in the new version, what was removed is found at the nearest parent, and not at another item of its list", () => {
  const comparison = compared(queried("a", "b", "page"), queried("b", "page"));
  expect(told(withNewSources(comparison))).toEqual(["parameter-removed new.yaml:7:7"]);
  expect(told(withNewSources(compared(documentWith(NAME, SIZE), documentWith(SIZE))))).toEqual([
    "response-field-removed new.yaml:13:17",
  ]);
});
