import { expect, test } from "vitest";
import { textFor } from "./pattern-text.js";

test.for([
  "^[a-f\\d]{24}$",
  "rdme_\\w+",
  "^\\d{4}-\\d{2}(-\\d{2})?$",
  "^(?:on|off)$",
  "^[A-Z]{2,3}$",
  "^(?=a)a.$",
  "^#[^#]+$",
])("a text for %s is made", (pattern) => {
  expect(textFor(pattern)).toMatch(new RegExp(pattern, "u"));
});

test.for(["^(a)\\1$", "("])("no text is made for %s, rather than a wrong one", (pattern) => {
  expect(textFor(pattern)).toBeUndefined();
});
