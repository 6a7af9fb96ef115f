import { expect, test } from "vitest";
import { matchPath, operationOf } from "./path-match.js";

test.for([
  ["/cages/{id}", "/cages/a%20b", { id: "a b" }],
  ["/cages/{id}", "/cages/", undefined],
  ["/cages/{id}", "/cages/1/birds", undefined],
  ["/reports/{id}.json", "/reports/7.json", { id: "7" }],
  ["/reports/{id}.json", "/reports/7xjson", undefined],
  ["/between/{from}-{to}", "/between/1-2", { from: "1", to: "2" }],
  ["/cages/all()", "/cages/all()", {}],
] as const)("the template %s and the path %s", ([template, pathname, values]) => {
  expect(matchPath(template, pathname)).toEqual(values);
});

test.for([
  ["GET", "/pets/1", "getPet"],
  ["PUT", "/pets/1", "replacePet"],
  ["GET", "/pets/mine", "getMyPet"],
  ["GET", "/pets/1/toys", "listToys"],
  ["POST", "/pets/1", undefined],
  ["GET", "/pets/", undefined],
  ["GET", "/pets", undefined],
] as const)("%s %s is for the operation %s", ([method, path, id]) => {
  const operations = [
    { id: "getPet", method: "GET", path: "/pets/{id}" },
    { id: "replacePet", method: "PUT", path: "/pets/{id}" },
    { id: "getMyPet", method: "GET", path: "/pets/mine" },
    { id: "listToys", method: "GET", path: "/pets/{id}/toys" },
  ];
  expect(operationOf(operations, { method, url: new URL(path, "http://localhost") })?.id).toBe(id);
});
