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

it.for([
  ["before a key", '{\n  "a": 1, // one\n  "b": 2\n}\n', "line 2, column 11"],
  ["before the first key", '{\n  // one\n  "a": 1\n}\n', "line 2, column 3"],
  ["after a value", '{\n  "a": [true // one\n  ]\n}\n', "line 2, column 9"],
  ["over lines", '{\n  /* one\n     two */ "a": 1\n}\n', "line 2, column 3"],
] as const)("refuses a comment of another language in JSON, which would take a key with it: %s", ([, text, place]) => {
  expect(() => parseText(text, "FILE")).toThrow(`FILE, ${place}: JSON has no comments`);
});

it("reads slashes that are no comment", () => {
  const text = "a: x // y\nb: [a/b, http://x.io/*, application/*]\nc: { d: http://x, 'e // f': \"// g\" }\n";
  const c = { d: "http://x", "e // f": "// g" };
  const value = { a: "x // y", b: ["a/b", "http://x.io/*", "application/*"], c };
  expect(parseText(text, "FILE").value).toEqual(value);
});
