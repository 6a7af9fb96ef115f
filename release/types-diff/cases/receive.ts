import type { Case } from "./case.ts";

const deep = (type: string): string => "{ a: ".repeat(60) + type + " }".repeat(60);

/** What callers receive. */
export const receiveCases: readonly Case[] = [
  [
    "an optional field is removed, which assignability allows",
    "export declare function f(): { a: 1; b?: 2 };",
    "export declare function f(): { a: 1 };",
    "major member-removed f.result.b",
  ],
  [
    "a field is removed",
    "export declare function f(): Promise<{ a: 1; b: 2 }>;",
    "export declare function f(): Promise<{ a: 1 }>;",
    "major member-removed f.result.b",
  ],
  [
    "a required field is added",
    "export declare function f(): { a: 1 };",
    "export declare function f(): { a: 1; b: 2 };",
    "minor member-added f.result.b",
  ],
  [
    "a field may be missing",
    "export declare function f(): { a: 1 };",
    "export declare function f(): { a?: 1 };",
    "major member-may-be-missing f.result.a",
  ],
  [
    "a field is always there",
    "export declare function f(): { a?: 1 };",
    "export declare function f(): { a: 1 };",
    "minor member-always-present f.result.a",
  ],
  [
    "a field may be null",
    "export declare function f(): { a: 1 };",
    "export declare function f(): { a: 1 | null };",
    "major returned-type-widened f.result.a",
  ],
  [
    "a field is never null",
    "export declare function f(): { a: 1 | null };",
    "export declare function f(): { a: 1 };",
    "minor returned-type-narrowed f.result.a",
  ],
  [
    "the result may be undefined",
    "export declare function f(): Promise<string>;",
    "export declare function f(): Promise<string | undefined>;",
    "major returned-type-widened f.result",
  ],
  [
    "the result is no longer a promise",
    "export declare function f(): Promise<string>;",
    "export declare function f(): string;",
    "major type-replaced f.result",
  ],
  [
    "a value that was not named is added",
    'export declare const s: "a" | "b";',
    'export declare const s: "a" | "b" | "c";',
    "major returned-type-widened s",
  ],
  [
    "a value is removed",
    'export declare const s: "a" | "b";',
    'export declare const s: "a";',
    "minor returned-type-narrowed s",
  ],
  [
    "a value is added to an open list",
    'export declare const s: "a" | (string & {});',
    'export declare const s: "a" | "b" | (string & {});',
    "minor returned-type-names-more s",
  ],
  [
    "a closed list of values becomes open",
    'export declare const s: "a" | "b";',
    'export declare const s: "a" | "b" | (string & {});',
    "major returned-type-widened s",
  ],
  ["string is written as an open list", "export declare const s: string;", "export declare const s: string & {};"],
  [
    "a number becomes a string",
    "export declare const s: { a: { b: number } };",
    "export declare const s: { a: { b: string } };",
    "major type-replaced s.a.b",
  ],
  [
    "unknown becomes known",
    "export declare const s: unknown;",
    "export declare const s: string;",
    "minor returned-type-narrowed s",
  ],
  ["any becomes known", "export declare const s: any;", "export declare const s: string;", "major any-became-typed s"],
  [
    "a void function gets a result",
    "export declare function f(): void;",
    "export declare function f(): string;",
    "minor void-result-changed f.result",
  ],
  [
    "a list becomes read-only",
    "export declare const s: string[];",
    "export declare const s: readonly string[];",
    "major list-became-readonly s",
  ],
  [
    "a key of a record may be missing",
    "export declare const s: Record<string, string>;",
    "export declare const s: { a: string };",
    "major other-keys-removed s[string]",
    "minor member-added s.a",
  ],
  [
    "a method is removed",
    "export interface A { m(): void; n(): void }\nexport declare function f(): { a: A };",
    "export interface A { m(): void }\nexport declare function f(): { a: A };",
    "major member-removed A.n",
  ],
  [
    "the items of an iteration are widened",
    "export declare function f(): AsyncIterable<string>;",
    "export declare function f(): AsyncIterable<string | null>;",
    "major returned-type-widened f.result",
  ],
  [
    "an iterable object is no longer iterable",
    "export declare const s: { [Symbol.asyncIterator](): AsyncIterator<string>; a: 1 };",
    "export declare const s: { a: 1 };",
    "major member-removed s[Symbol.asyncIterator]",
  ],
  [
    "a member of a union gets a field",
    "export declare function f(): { ok: true; a: 1 } | { ok: false; e: 1 };",
    "export declare function f(): { ok: true; a: 1 } | { ok: false; e: 1; f?: 2 };",
    "minor member-added f.result.f",
  ],
  [
    "a member of a union is added",
    "export declare function f(): { ok: true; a: 1 };",
    "export declare function f(): { ok: true; a: 1 } | { ok: false; e: 1 };",
    "major returned-type-widened f.result",
  ],
  [
    "a member of a union loses a field",
    "type R = { ok: true; a: 1; b?: 2 } | { ok: false; e: 1 };\nexport declare function f(): Promise<R>;",
    "type R = { ok: false; e: 1 } | { ok: true; a: 1 };\nexport declare function f(): Promise<R>;",
    "major member-removed f.result.b",
  ],
  [
    "unique symbols are declared twice",
    "export declare const s: unique symbol;",
    "export declare const s: unique symbol;",
  ],
  [
    "a brand stays",
    'declare const brand: unique symbol;\nexport declare const s: string & { [brand]: "id" };',
    'declare const brand: unique symbol;\nexport declare const s: string & { [brand]: "id" };',
  ],
  [
    "a list is no longer read-only",
    "export declare const s: readonly string[];",
    "export declare const s: string[];",
    "minor list-became-writable s",
  ],
  [
    "a list becomes a pair",
    "export declare const s: number[];",
    "export declare const s: [1, 2];",
    "minor type-replaced-compatibly s",
  ],
  [
    "a type changes where it is nested too deeply",
    `export declare const s: ${deep("string")};`,
    `export declare const s: ${deep("number")};`,
    `major type-differs-too-deep s${".a".repeat(49)}`,
  ],
];
