import { expect, it } from "vitest";
import { heirsOf, likeness } from "./heirs.ts";

it.each([
  ["user_id", "userId"],
  ["Units", "units"],
  ["colour", "color"],
  ["name", "full_name"],
  ["email", "email_address"],
  ["created", "created_at"],
])("%s and %s are alike", (one, other) => {
  expect(likeness(one, other)).toBeGreaterThan(0.5);
  expect(likeness(other, one)).toBe(likeness(one, other));
});

it.each([
  ["access_token", "client_user_id"],
  ["hours", "units"],
  ["user_id", "client_id"],
  ["first_name", "last_name"],
  ["start_date", "end_date"],
  ["a", "b"],
  ["", "_"],
])("%s and %s are not", (one, other) => {
  expect(likeness(one, other)).toBe(0);
});

it("an heir is taken once, by the name that is most like it", () => {
  expect([...heirsOf(["unit", "Units"], ["units"], () => true)]).toEqual([["Units", "units"]]);
});

it("a name with several possible heirs has none, and so has one whose heir is something else", () => {
  expect(heirsOf(["name"], ["full_name", "name_2"], () => true).size).toBe(0);
  expect(heirsOf(["name"], ["full_name"], () => false).size).toBe(0);
});
