import { expect, it } from "vitest";
import { createRecentKeys } from "./recent-keys.js";

it("remembers the last keys and forgets the oldest first", () => {
  const keys = createRecentKeys(3);
  for (const key of ["a", "b", "c"]) expect(keys.add(key)).toBe(true);
  expect(keys.add("a")).toBe(false);
  expect(keys.add("d")).toBe(true);
  expect(keys.size).toBe(3);
  expect(keys.add("b")).toBe(false);
  expect(keys.add("a")).toBe(true);
  expect(keys.add("b")).toBe(true);
  expect(keys.size).toBe(3);
});
