import { expect, test } from "vitest";
import { nameOf, spread } from "./mutation.ts";

const LETTERS = [..."abcdefghij"];

test("spread takes items evenly from the whole list, and all items of a short one", () => {
  expect(spread(LETTERS, 3)).toEqual(["a", "d", "g"]);
  expect(spread(LETTERS, 20)).toEqual(LETTERS);
});

test("nameOf names the spec, the side, the family and the place", () => {
  const one = { kind: "spec", spec: "s", family: "path dropped", at: "/a", change: () => {} } as const;
  expect(nameOf(one)).toBe("s spec: path dropped: /a");
});
