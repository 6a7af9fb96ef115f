// Ways to break the text or the content of a document.
import fc from "fast-check";
import { stringify } from "yaml";
import type { Part } from "./random-schemas.ts";

/** A document written down, in one of the two forms. */
export function written(document: Part, isJson: boolean): string {
  return isJson
    ? JSON.stringify(document, null, 2)
    : stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** A text with one fault at a place, which is a number between 0 and 1. */
export type Break = (text: string, at: number) => string;

const insert = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at);

/** By title. Texts that are broken in one of these ways may still be sound, but then mean something else. */
export const BREAKS: Readonly<Record<string, Break>> = {
  "cut off": (text, at) => text.slice(0, Math.floor(text.length * at)),
  "a tab": (text, at) => insert(text, text.indexOf("\n", Math.floor(text.length * at)) + 1, "\t"),
  "a random character": (text, at) =>
    insert(
      text,
      Math.floor(text.length * at),
      ["{", "]", ":", '"', "*", "&", "\u0000", "%", "|"][Math.floor(at * 9)] ?? "",
    ),
  "a line indented differently": (text, at) => insert(text, text.indexOf("\n", Math.floor(text.length * at)) + 1, " "),
  "a line twice": (text, at) => {
    const lines = text.split("\n");
    const index = Math.floor(lines.length * at);
    return [...lines.slice(0, index + 1), ...lines.slice(index)].join("\n");
  },
  "a character less": (text, at) => {
    const index = Math.floor(text.length * at);
    return text.slice(0, index) + text.slice(index + 1);
  },
  "an alias without an anchor": (text, at) => insert(text, Math.floor(text.length * at), " *lost "),
  "a second document": (text, at) => insert(text, text.indexOf("\n", Math.floor(text.length * at)) + 1, "---\n"),
  "a comment as in JavaScript": (text, at) => insert(text, text.indexOf("\n", Math.floor(text.length * at)), " // one"),
};

/** A value of another kind. */
export const oddities: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  5,
  "x",
  [],
  {},
  true,
  false,
  [5],
  { a: 5 },
  "",
  -1,
  [[]],
  [null],
  { $ref: 5 },
  { $ref: null },
);

/** A copy in which one value is another one, and the place. */
export function withOddity(
  document: Part,
  pick: number,
  oddity: unknown,
): { readonly copy: Part; readonly at: string } {
  const copy = structuredClone(document);
  const places: { holder: Part; key: string; at: string }[] = [];
  const visit = (value: unknown, at: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      places.push({ holder: value as Part, key, at: `${at}/${key}` });
      visit(child, `${at}/${key}`);
    }
  };
  visit(copy, "");
  const { holder, key, at } = places[pick % places.length] as (typeof places)[number];
  Object.defineProperty(holder, key, {
    value: structuredClone(oddity),
    enumerable: true,
    writable: true,
    configurable: true,
  });
  return { copy, at };
}
