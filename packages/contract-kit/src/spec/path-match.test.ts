import { expect, test } from "vitest";
import { concreteFirst, matchPath } from "./path-match.js";

test.for([
  ["/cages/{id}", "/cages/a%20b", { id: "a b" }],
  ["/cages/{id}", "/cages/", undefined],
  ["/cages/{id}", "/cages/1/birds", undefined],
  ["/reports/{id}.json", "/reports/7.json", { id: "7" }],
  ["/reports/{id}.json", "/reports/7xjson", undefined],
  ["/between/{from}-{to}", "/between/1-2", { from: "1", to: "2" }],
  ["/cages/all()", "/cages/all()", {}],
] as const)("%s and %s", ([template, pathname, values]) => {
  expect(matchPath(template, pathname)).toEqual(values);
});

test("a path without places comes before one with places", () => {
  expect(["/pets/{id}", "/pets/mine"].sort(concreteFirst)).toEqual(["/pets/mine", "/pets/{id}"]);
});
