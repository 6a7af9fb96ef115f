import { expect, it } from "vitest";
import { inOrder } from "./published-packages.ts";

it("puts a package after everything that it needs, in any order of the list", () => {
  const packages = [
    { name: "app", needs: ["client", "runtime"] },
    { name: "client", needs: ["runtime"] },
    { name: "other", needs: [] },
    { name: "runtime", needs: [] },
  ];
  expect(inOrder(packages).map(({ name }) => name)).toEqual(["other", "runtime", "client", "app"]);
});

it("refuses packages that need each other", () => {
  const packages = [
    { name: "a", needs: ["b"] },
    { name: "b", needs: ["a"] },
  ];
  expect(() => inOrder(packages)).toThrow("these packages need each other: a, b");
});
