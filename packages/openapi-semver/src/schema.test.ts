import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { allCases } from "./cases/all.ts";
import { reportJson } from "./formats/json.ts";
import { DOCUMENT_CHANGES, SPEC_CHANGES } from "./index.ts";
import { type Opened, openDocument } from "./inputs/opened.ts";
import { applyIgnoreFile } from "./report/ignored.ts";
import { type Comparison, compareVersions, reportOf } from "./report/report.ts";
import { applySeverities } from "./report/severities.ts";
import { withSources } from "./report/sources.ts";

const text = readFileSync(new URL("../schema.json", import.meta.url), "utf8");
const schema = JSON.parse(text);

/** The schema without room for members that it does not describe: those that callers have may grow. */
const closed = JSON.parse(text, (_, value) => (value?.properties ? { ...value, additionalProperties: false } : value));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(closed);

function opened(name: string, content: object): Opened {
  const bytes = new TextEncoder().encode(JSON.stringify(content, null, 1));
  return openDocument({ name, bytes, other: () => undefined, nameOf: (path) => path, pathOf: () => undefined });
}

/** What `--json` prints, checked. */
function printed(comparisons: readonly Comparison[], isOfSeveral = false) {
  const output = JSON.parse(reportJson(reportOf(comparisons.map(withSources), isOfSeveral)));
  validate(output);
  expect(validate.errors).toBe(null);
  return output;
}

const compared = allCases.map(({ title, old: before, new: after }) =>
  compareVersions({ file: title, old: opened("old.json", before), new: opened("new.json", after) }),
);
const [first] = compared;
if (first === undefined) throw new Error("there are no cases");
const { old: whole } = first.versions;

it("knows the ids of the command, in the order of the judge", () => {
  expect(schema.$defs.id.enum).toEqual([...Object.keys(SPEC_CHANGES), ...Object.keys(DOCUMENT_CHANGES)]);
});

it("describes all of what is printed about every case, and nothing else", () => {
  const outputs = compared.map((comparison) => printed([comparison]));
  const unchanged = compareVersions({ file: "c.yaml", old: whole, new: whole });
  const added = compareVersions({ file: "a.yaml", old: undefined, new: whole });
  const removed = compareVersions({ file: "b.yaml", old: whole, new: undefined });
  const lowered = applySeverities(first, new Map(first.changes.map(({ id }) => [id, "none"])));
  const entry = { id: "spec-removed", where: "", bump: "patch", reason: "Nobody used it." } as const;
  const { comparisons } = applyIgnoreFile([unchanged, added, removed, lowered], [{ fields: entry, line: 1 }], "i.yaml");
  outputs.push(printed(comparisons, true));

  const changes = outputs.flatMap((output) => output.changes);
  const members = (parts: readonly object[]) => [...new Set(parts.flatMap((part) => Object.keys(part)))].sort();
  const described = (definition: { properties: object }) => Object.keys(definition.properties).sort();
  expect(members(outputs)).toEqual(described(schema));
  expect(members(changes)).toEqual(described(schema.$defs.change));
  for (const name of ["source", "adjusted"]) {
    expect(members(changes.flatMap((change) => change[name] ?? []))).toEqual(described(schema.$defs[name]));
  }
  const files = outputs.flatMap((output) => output.files ?? []);
  expect(members(files)).toEqual(described(schema.$defs.file));
  expect([...new Set(files.map(({ status }) => status))].sort()).toEqual(
    [...schema.$defs.file.properties.status.enum].sort(),
  );
});

it.for([
  ["an unknown id", { id: "people-left" }],
  ["a bump in other words", { bump: "breaking" }],
  ["a change without a place", { where: undefined }],
  ["a line of 0", { source: { file: "a.yaml", line: 0, column: 1 } }],
] as const)("refuses %s", ([, wrong]) => {
  const right = { id: "operation-removed", bump: "major", where: "/paths", operationId: null, what: "a", why: "b" };
  const output = (change: object) => JSON.parse(JSON.stringify({ bump: "major", changes: [change] }));
  expect(validate(output(right))).toBe(true);
  expect(validate(output({ ...right, ...wrong }))).toBe(false);
});
