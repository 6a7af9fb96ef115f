import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../lib/workspace.ts";
import { applyCorrections, type Correction, parseCorrections, readCorrections } from "./corrections.ts";
import { judged } from "./test-cases.ts";

const good: Correction = {
  change: "/major",
  bump: "patch",
  reason: "It was never sent.",
  approvedBy: "Ada",
  version: "1.0.0",
};
const gone = judged("major");
const ofTypes = judged("major", { judge: "types", where: "schema.d.ts/Thing/name" });
const apply = (more: Partial<Correction>, changes = [gone, ofTypes]) =>
  applyCorrections(changes, [{ ...good, ...more }], "1.0.0");

it("lowers the change that it names, and no other", () => {
  expect(apply({})).toEqual([{ ...gone, bump: "patch", correction: good }, ofTypes]);
});

it("lowers what it explains of the types", () => {
  expect(apply({ types: ["schema.d.ts/Thing/name"] }).map(({ bump }) => bump)).toEqual(["patch", "patch"]);
});

it("explains nothing but types by the places of types", () => {
  expect(() => apply({ types: ["/minor"] }, [gone, judged("minor")])).toThrow("for the types at /minor, is stale");
});

it("names the spec where there are several", () => {
  const changes = [judged("major", { spec: "v1" }), judged("major", { spec: "v1-preview" })];
  expect(apply({ change: "v1 /major" }, changes).map(({ bump }) => bump)).toEqual(["patch", "major"]);
  expect(() => apply({}, changes)).toThrow("the correction of /major is stale: no such change is reported");
});

it("names the sentence where several changes are in one place", () => {
  const changes = [gone, judged("major", { what: "Another." })];
  expect(() => apply({}, changes)).toThrow(
    "the correction of /major fits 2 changes: /major: Something major changed. /",
  );
  expect(apply({ what: "Another." }, changes).map(({ bump }) => bump)).toEqual(["major", "patch"]);
});

it.for<[string, Partial<Correction>, string]>([
  ["of what is not reported", { change: "/other" }, "the correction of /other is stale: no such change is reported"],
  ["of another sentence", { what: "Else." }, "the correction of /major is stale: no such change is reported"],
  ["of a change of types alone", { change: ofTypes.where }, "is stale: no such change is reported"],
  ["of types that are not reported", { types: ["x"] }, "the correction of /major, for the types at x, is stale"],
  ["for another release", { version: "0.9.0" }, "is stale: it is for 0.9.0, and 1.0.0 is what was released"],
])("an entry %s is refused", ([, more, complaint]) => {
  expect(() => apply(more)).toThrow(complaint);
});

it("does not raise a change, nor leave it where it is", () => {
  const minor = [judged("minor", { where: "/major" })];
  expect(() => apply({ bump: "minor" }, minor)).toThrow(
    "says minor, but the change is minor already: a correction lowers",
  );
  expect(() => apply({ bump: "minor" }, [judged("patch", { where: "/major" })])).toThrow("the change is patch already");
});

it("two entries for one change are refused", () => {
  expect(() => applyCorrections([gone], [good, good], "1.0.0")).toThrow("is the second to correct that change");
});

it.for([
  ["a reason", "reason: ''", "entry 1 lacks reason"],
  ["an approver", "approvedBy: ' '", "entry 1 lacks approvedBy"],
  ["a version", "version: 1", "entry 1 lacks version"],
  ["a place", "change:", "entry 1 lacks change"],
  ["a bump that lowers", "bump: major", "entry 1: bump must be patch or minor"],
  ["known words only", "because: so", "entry 1 has an unknown because"],
  ["a list of types", "types: all", "entry 1: types must be a list"],
  ["a text in what", "what: 1", "entry 1: what must be a text"],
] as const)("an entry needs %s", ([, line, complaint]) => {
  const key = line.split(":")[0] ?? "";
  const fields: Record<string, unknown> = { ...good };
  delete fields[key];
  const rest = Object.entries(fields).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`);
  expect(() => parseCorrections(["-", ...rest, `  ${line}`].join("\n"))).toThrow(complaint);
});

it("a file that is no list is refused", () => {
  expect(() => parseCorrections("a: 1")).toThrow("must be a list of corrections");
  expect(() => parseCorrections("- a")).toThrow("entry 1 is no object");
});

it("no file is no corrections", async () => {
  expect(await readCorrections(join(root, "specs/none/corrections.yaml"))).toEqual([]);
});

it("the template in docs/ is a whole correction", async () => {
  expect(parseCorrections(await readFile(join(root, "docs/corrections-template.yaml"), "utf8"))).toHaveLength(1);
});
