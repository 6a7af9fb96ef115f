import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { diffJson } from "./formats/json.ts";
import { diffDocuments, SPEC_CHANGES } from "./index.ts";
import { allCases } from "./test-support/all-cases.ts";

const text = readFileSync(new URL("../schema.json", import.meta.url), "utf8");
const schema = JSON.parse(text);

/** The schema without room for members that it does not describe: those that callers have may grow. */
const closed = JSON.parse(text, (_, value) => (value?.properties ? { ...value, additionalProperties: false } : value));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(closed);

it("knows the ids of the judge, in its order", () => {
  expect(schema.$defs.id.enum).toEqual(Object.keys(SPEC_CHANGES));
});

it("describes all of what is printed about every case", () => {
  const seen = new Set<string>();
  for (const { title, old: before, new: after } of allCases) {
    const diff = diffDocuments({ name: "old", content: before }, { name: "new", content: after });
    const printed = JSON.parse(diffJson(diff));
    validate(printed);
    expect(validate.errors, title).toBe(null);
    for (const change of printed.changes) for (const name of Object.keys(change)) seen.add(name);
  }
  // A member that no output has is described in vain.
  expect([...seen].sort()).toEqual(Object.keys(schema.$defs.change.properties).sort());
});

it.for([
  ["an unknown id", { id: "people-left" }],
  ["a bump in other words", { bump: "breaking" }],
  ["a change without a place", { where: undefined }],
])("refuses %s", ([, wrong]) => {
  const right = { id: "operation-removed", bump: "major", where: "/paths", operationId: null, what: "a", why: "b" };
  const output = (change: object) => JSON.parse(JSON.stringify({ bump: "major", changes: [change] }));
  expect(validate(output(right))).toBe(true);
  expect(validate(output({ ...right, ...(wrong as object) }))).toBe(false);
});
