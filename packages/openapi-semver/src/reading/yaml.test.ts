import { expect, it } from "vitest";
import { parseText } from "./parse.ts";

it.for([
  [
    "an alias and the text that it stands for",
    "a: &k b\nc:\n  b: 1\n  *k : 2\n",
    4,
    "the key `b` stands twice, first in line 3",
  ],
  ["the same alias", "a: &k b\nc:\n  *k : 1\n  *k : 2\n", 4, "the key `b` stands twice, first in line 3"],
  ["nothing and an empty text", 'a:\n  ~: 1\n  "": 2\n', 3, "the key `` stands twice, first in line 2"],
] as const)("finds a key that stands twice: %s", ([, text, line, message]) => {
  expect(() => parseText(text, "FILE")).toThrow(`FILE, line ${line}, column 3: ${message}`);
});

it.for([
  ["a list", "a:\n  ? [1, 2]\n  : 1\n", "line 2, column 5"],
  ["a map, as templates write it", "a:\n  {{ name }}: 1\n", "line 2, column 3"],
  ["an alias of a list", "a: &l [1]\nb:\n  *l : 1\n", "line 3, column 3"],
] as const)("refuses a key that is no text: %s", ([, text, place]) => {
  expect(() => parseText(text, "FILE")).toThrow(`FILE, ${place}: a key must be a text, not a list or a map`);
});
