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
])("textFor makes a text that matches %s", (pattern) => {
  expect(textFor(pattern)).toMatch(new RegExp(pattern, "u"));
});

test.for(["^(a)\\1$", "("])("textFor returns undefined for %s instead of a wrong text", (pattern) => {
  expect(textFor(pattern)).toBeUndefined();
});
