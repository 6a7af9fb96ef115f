import { expect, it } from "vitest";
import { judged } from "../test-cases.ts";
import { applyCorrections } from "./apply.ts";
import type { Correction } from "./correction.ts";

const good: Correction = {
  id: "response-field-removed",
  where: "/major",
  bump: "patch",
  reason: "It was never sent.",
  approvedBy: "Ada",
  version: "1.0.0",
};
const removed = judged("major");
const ofTypes = judged("major", {
  judge: "types",
  id: "member-removed",
  where: "index.d.ts#Thing.name",
  what: "It was removed",
});
const named = { id: "member-removed", where: "index.d.ts#Thing.name" };
const apply = (more: Partial<Correction>, changes = [removed, ofTypes]) =>
  applyCorrections(changes, [{ ...good, ...more }], "1.0.0");
const stale = "the correction of response-field-removed at /major is stale: ";

it("lowers the change that it names, and no other", () => {
  expect(apply({})).toEqual([{ ...removed, bump: "patch", correction: good }, ofTypes]);
});

it("lowers the changes of types that it names", () => {
  expect(apply({ types: [named] }).map(({ bump }) => bump)).toEqual(["patch", "patch"]);
});

it("finds changes of types among those of the types judge only", () => {
  const types = [{ id: "response-field-added", where: "/minor" }];
  expect(() => apply({ types }, [removed, judged("minor")])).toThrow(
    "for the types: response-field-added at /minor is stale: no such change is reported",
  );
});

it("needs the name of the spec if there are several", () => {
  const changes = [judged("major", { spec: "v1" }), judged("major", { spec: "v1-preview" })];
  expect(apply({ where: "v1 /major" }, changes).map(({ bump }) => bump)).toEqual(["patch", "major"]);
  expect(() => apply({}, changes)).toThrow(
    `${stale}response-field-removed is reported, but at v1 /major and v1-preview /major`,
  );
});

it("leaves a change with another id in the same place", () => {
  const changes = [removed, judged("major", { id: "response-type-changed" })];
  expect(apply({}, changes).map(({ bump }) => bump)).toEqual(["patch", "major"]);
});

it("leaves a change with another detail in the same place", () => {
  const changes = ["maxLength: 9 → 8", "pattern"].map((detail) => judged("major", { detail }));
  expect(apply({ detail: "maxLength: 9 → 8" }, changes).map(({ bump }) => bump)).toEqual(["patch", "major"]);
});

it("reads a detail that YAML folded", () => {
  expect(apply({ detail: "maxLength:\n  9 → 8 " }, [judged("major", { detail: "maxLength: 9 → 8" })])).toMatchObject([
    { bump: "patch" },
  ]);
});

it("lowers a change of a shared schema in every operation that has it", () => {
  const shared = ["getThing", "listThings", "sendThing"].map((operationId) =>
    judged("major", { operationId, what: `\`name\` in ${operationId} was removed` }),
  );
  const types = [ofTypes, { ...ofTypes, operationId: "listThings" }];
  expect(apply({ types: [named] }, [...shared, ...types]).map(({ bump }) => bump)).toEqual(
    Array.from({ length: 5 }, () => "patch"),
  );
});

it("does not cover a later edit that changes more", () => {
  const grown = [judged("major", { detail: "maxLength: none → 3" })];
  expect(() => apply({ detail: "maxLength: none → 254" }, grown)).toThrow(
    `${stale}the detail reported there is "maxLength: none → 3", not "maxLength: none → 254"`,
  );
  expect(() => apply({}, grown)).toThrow(`${stale}the detail reported there is "maxLength: none → 3", not "none"`);
});

it.for<[string, Partial<Correction>, string]>([
  [
    "names an id that is reported nowhere",
    { id: "response-body-removed", where: "/other" },
    "the correction of response-body-removed at /other is stale: no such change is reported",
  ],
  [
    "names another id than the judge reports there",
    { id: "response-body-removed" },
    "at /major is stale: only response-field-removed is reported there",
  ],
  ["names another place", { where: "/other" }, "is stale: response-field-removed is reported, but at /major"],
  ["names the place of a type", { where: named.where }, "response-field-removed is reported, but at /major"],
  ["is for another release", { version: "0.9.0" }, `${stale}it is for 0.9.0, but the last release is 1.0.0`],
])("a correction is rejected if it %s", ([, more, complaint]) => {
  expect(() => apply(more)).toThrow(complaint);
});

it("a correction must lower the change", () => {
  const at = { where: "/major", id: "response-field-removed" } as const;
  const complaint = "says minor, but the change is already minor: a correction must lower it";
  expect(() => apply({ bump: "minor" }, [judged("minor", at)])).toThrow(complaint);
  expect(() => apply({ bump: "minor" }, [judged("patch", at)])).toThrow("the change is already patch");
});

it("a second correction of the same change is rejected", () => {
  expect(() => applyCorrections([removed], [good, good], "1.0.0")).toThrow("is the second correction of that change");
});
