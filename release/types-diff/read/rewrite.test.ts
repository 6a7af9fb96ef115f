import { expect, it } from "vitest";
import { rewriteDeclarations } from "./rewrite.ts";

const rewritten = (text: string): string => rewriteDeclarations(text).replaceAll(/\s+/g, " ").trim();

it.each([
  ["leaves what is not generic", "declare const a: { b: string };", "declare const a: { b: string };"],
  [
    "erases a type parameter",
    "declare function f<T>(a: T): T[];",
    'declare function f<T>(a: __Opaque<"f0.0">): __Opaque<"f0.0">[];',
  ],
  [
    "erases it to its constraint, in which others are erased too",
    "declare function f<T, K extends keyof T>(a: T, k: K): T[K];",
    'declare function f<T, K extends keyof __Opaque<"f0.0">>(a: __Opaque<"f0.0">, k: __Erased<"f0.1", keyof __Opaque<"f0.0">>): __Opaque<"f0.0">[__Erased<"f0.1", keyof __Opaque<"f0.0">>];',
  ],
  [
    "keeps a type parameter of the same name further in",
    "declare function f<T>(a: <T>(b: T) => void, c: { [T in 'a']: T }): T;",
    `declare function f<T>(a: <T>(b: __Opaque<"f1.0">) => void, c: { [T in 'a']: T }): __Opaque<"f0.0">;`,
  ],
  [
    "keeps a condition on a type parameter distributive",
    "declare function f<T extends 1 | 2>(a: T): T extends 1 ? 3 : 4;",
    'declare function f<T extends 1 | 2>(a: __Erased<"f0.0", 1 | 2>): (__Erased<"f0.0", 1 | 2> extends infer T ? T extends 1 ? 3 : 4 : never);',
  ],
  [
    "leaves out members that callers cannot reach",
    "declare class A { #a; private b; protected c(): void; private constructor(); d: 1 }",
    "declare class A { private constructor(); d: 1 }",
  ],
  [
    "names brands alike in both versions",
    "declare const brand: unique symbol; interface A { [brand]: 1; [Symbol.iterator]: 2 }",
    'declare const brand: unique symbol; interface A { "__brand brand": 1; [Symbol.iterator]: 2 }',
  ],
  [
    "adds an instance of a generic type",
    "interface A<T, U extends string = 'a'> { a: T }",
    `interface A<T, U extends string = 'a'> { a: T } type __probe_A = A<__Opaque<"t0">, __Erased<"t1", string>>;`,
  ],
])("%s", (_, text, expected) => expect(rewritten(text)).toBe(expected));
