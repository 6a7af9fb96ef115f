import { expect, it } from "vitest";
import type { JudgedChange } from "../judge/judge.ts";
import { judged } from "../test-cases.ts";
import { callerRows, placesText } from "./caller-rows.ts";

const told = (...changes: JudgedChange[]): string[] =>
  callerRows(changes).map((row) => [`${row.change.judge} ${row.change.where}`, placesText(row)].join(" ").trim());
const types = (where: string, more: Partial<JudgedChange> = {}) =>
  judged("major", { judge: "types", id: "member-removed", operationId: null, what: "It was removed", where, ...more });
const field = (name: string, more: Partial<JudgedChange> = {}) =>
  judged("major", {
    what: `\`items[].${name}\` in the response 200 was removed`,
    where: `/A/properties/${name}`,
    ...more,
  });

it("the types that follow from a removed field are told with it, at every place", () => {
  const changes = [field("name"), types("a.d.ts#Client.list.result.name"), types("a.d.ts#A.name")];
  expect(told(...changes)).toEqual(["spec /A/properties/name In the types: `Client.list.result.name`, `A.name`."]);
});

it("types that tell another name, a larger bump, another value or an addition are facts of their own", () => {
  const others = [
    types("a.d.ts#A.title"),
    types("a.d.ts#A.name", { id: "member-added", bump: "minor", what: "It is new" }),
    types("a.d.ts#A.name", { detail: "b", what: "It is no longer `b`" }),
  ];
  expect(told(field("name"), ...others)).toHaveLength(4);
  expect(told(field("name", { bump: "minor" }), types("a.d.ts#A.name"))).toHaveLength(2);
});

it("a guessed new name tells the new member too", () => {
  const renamed = field("name", { id: "response-field-renamed", detail: "title" });
  const added = types("a.d.ts#A.title", { id: "member-added", bump: "minor", what: "It is new" });
  expect(told(renamed, types("a.d.ts#A.name"), added)).toEqual([
    "spec /A/properties/name In the types: `A.name`, `A.title`.",
  ]);
});

it("a new value of a shared schema tells the types that are named after the schema or the field", () => {
  const value = { bump: "minor", detail: "`3`" } as const;
  const spec = field("State", { ...value, id: "response-known-value-added", where: "/components/schemas/Level" });
  const more = { ...value, id: "accepted-type-widened", what: "It now also takes `3`" } as const;
  expect(told(spec, types("a.d.ts#Level", more), types("a.d.ts#Client.list.result.items[].State", more))).toEqual([
    "spec /components/schemas/Level In the types: `Level`, `Client.list.result.items[].State`.",
  ]);
});

it("lists five places of a fact, and counts the others", () => {
  const places = Array.from({ length: 9 }, (_, index) => types(`a.d.ts#A${index}.name`));
  expect(told(...places)).toEqual([
    "types a.d.ts#A0.name The same goes for `A1.name`, `A2.name`, `A3.name`, `A4.name`, `A5.name` and 3 more.",
  ]);
});
