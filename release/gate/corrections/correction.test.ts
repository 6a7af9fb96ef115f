import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { parseCorrections } from "./correction.ts";

const good = {
  id: "response-field-removed",
  where: "/major",
  bump: "patch",
  reason: "It was never sent.",
  approvedBy: "Ada",
  version: "1.0.0",
};

it.for([
  ["a reason", "reason: ''", "entry 1 has no reason"],
  ["an approver", "approvedBy: ' '", "entry 1 has no approvedBy"],
  ["a version", "version: 1", "entry 1 has no version"],
  ["a place", "where:", "entry 1 has no where"],
  ["an id", "id:", "entry 1 has no id"],
  [
    "a known id",
    "id: respons-field-removd",
    "entry 1: respons-field-removd is not an id of the spec judge; the closest is response-field-removed",
  ],
  ["an id that is at least similar to one", "id: x", "entry 1: x is not an id of the spec judge"],
  [
    "an id of the spec judge",
    "id: member-removed",
    "entry 1: member-removed is reported by the types judge, but a change of the spec judge is needed here",
  ],
  ["a detail that is a string", "detail: 1", "entry 1: detail must be a string"],
  ["a bump that lowers", "bump: major", "entry 1: bump must be patch or minor"],
  ["only known keys", "why: so", "c.yaml, line 2: entry 1 has an unknown key why"],
  ["a list of types", "types: all", "entry 1: types must be a list"],
  ["names of changes in types", "types: [index.d.ts#Thing]", "entry 1, types 1 is not an object with id and where"],
  ["a place in types", "types: [{ id: member-removed }]", "entry 1, types 1 has no where"],
  [
    "an id of the types judge in types",
    "types: [{ id: memberremoved, where: a }]",
    "entry 1, types 1: memberremoved is not an id of the types judge; the closest is member-removed",
  ],
  [
    "only known keys in types",
    "types: [{ id: member-removed, where: a, why: b }]",
    "entry 1, types 1 has an unknown key why",
  ],
] as const)("an entry needs %s", ([, line, complaint]) => {
  const key = line.split(":")[0] ?? "";
  const fields: Record<string, unknown> = { ...good };
  delete fields[key];
  const rest = Object.entries(fields).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`);
  expect(() => parseCorrections(["-", ...rest, `  ${line}`].join("\n"), "c.yaml")).toThrow(complaint);
});

it("says what to write in place of the old form, and nothing else about that entry", () => {
  const { id, where, ...rest } = good;
  const inPlace =
    /^c\.yaml, line 1: entry 1 is in the old form: in place of "change" and "what", write the id, where and detail that [^;]*$/;
  expect(() => parseCorrections(JSON.stringify([{ ...rest, change: where, what: "It is gone." }]), "c.yaml")).toThrow(
    inPlace,
  );
  const types = [{ where: "index.d.ts#Thing", what: "It is gone." }];
  expect(() => parseCorrections(JSON.stringify([{ ...good, types }]), "c.yaml")).toThrow(
    "entry 1, types 1 is in the old form",
  );
});

it("accepts a whole entry, and an empty file", () => {
  expect(parseCorrections(JSON.stringify([good]), "c.yaml")).toEqual([good]);
  expect(parseCorrections("", "c.yaml")).toEqual([]);
});

it("rejects a file that is not a list of objects", () => {
  expect(() => parseCorrections("a: 1", "c.yaml")).toThrow("must be a list of corrections");
  expect(() => parseCorrections("- a", "c.yaml")).toThrow("entry 1 is not an object");
});

it("the template in docs/ is a complete correction", async () => {
  expect(parseCorrections(await readFile(join(root, "docs/corrections-template.yaml"), "utf8"), "c.yaml")).toHaveLength(
    1,
  );
});
