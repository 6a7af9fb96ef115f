import { expect, it } from "vitest";
import { memberAt, typesRowsOf } from "./rows.ts";

const removed = (where: string) => ({ id: "member-removed", bump: "major", where, what: "It was removed" }) as const;

it("a member that several exports share is one row, told at its shortest place", () => {
  const places = ["a.d.ts#Client.list.result.items[].name", "a.d.ts#Thing.name", 'a.d.ts#Client.api["/a"].get["name"]'];
  const rows = typesRowsOf(places.map(removed));
  expect(rows.map(({ change }) => change.where)).toEqual(["a.d.ts#Thing.name"]);
  expect(rows[0]?.all.map(({ where }) => where)).toEqual(places);
});

it("a value that many types accept is one row, whatever the members are called", () => {
  const widened = (where: string, detail: string) =>
    ({ id: "accepted-type-widened", bump: "minor", where, detail, what: `It now also takes ${detail}` }) as const;
  expect(
    typesRowsOf([widened("a.d.ts#A.state", '"a"'), widened("a.d.ts#State", '"a"'), widened("a.d.ts#State", '"b"')]),
  ).toHaveLength(2);
});

it("changes that differ in the member, the bump, the detail or the words are rows of their own", () => {
  const one = removed("a.d.ts#A.name");
  const others = [
    removed("a.d.ts#A.title"),
    { ...one, bump: "minor" as const },
    { ...one, detail: "b" },
    { ...one, what: "It is new" },
    { ...one, id: "member-added" },
  ];
  expect(typesRowsOf([one, ...others])).toHaveLength(6);
});

it.for([
  ["a.d.ts#Thing", "Thing"],
  ["a.d.ts#Thing.list.result.items[]", "items[]"],
  ['a.d.ts#Client.api["/a/{b}"]', "/a/{b}"],
  ['a.d.ts#Thing["a]b"][string]', "a]b[string]"],
  ["a.d.ts#", ""],
] as const)("the member at %s is %s", ([where, member]) => {
  expect(memberAt(where)).toBe(member);
});
