import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isConfigError } from "../errors/guards.js";
import { plainData } from "./plain-data.js";

function refusal(value: unknown): string {
  try {
    plainData(value, "body");
  } catch (error) {
    if (isConfigError(error)) return error.message;
    throw error;
  }
  return "accepted";
}

const throwing = () => {
  throw new Error("the getter's own words");
};

describe("plain data", () => {
  it("is the same as JSON would write", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(plainData(value, "body"))).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([
    ["a date", new Date(0), "1970-01-01T00:00:00.000Z"],
    ["a date of another realm", runInNewContext("new Date(0)"), "1970-01-01T00:00:00.000Z"],
    ["a URL", new URL("https://a.example"), "https://a.example/"],
    ["an object of another realm", runInNewContext("({ a: [1], b: null, c: undefined })"), { a: [1], b: null }],
    ["an object without a prototype", Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ["fields that are undefined", { a: undefined, b: 1 }, { b: 1 }],
    ["a toJSON", { toJSON: () => ({ a: new Date(0) }) }, { a: "1970-01-01T00:00:00.000Z" }],
    [
      "an instance with fields",
      new (class Person {
        full_name = "Ann";
      })(),
      { full_name: "Ann" },
    ],
    ["nothing", {}, {}],
  ])("takes %s", (_name, given, expected) => {
    expect(JSON.stringify(plainData({ x: given }, "body"))).toBe(JSON.stringify({ x: expected }));
  });

  it("undefined stays undefined", () => {
    expect(plainData(undefined, "body")).toBeUndefined();
  });

  it("keeps fields of any name", () => {
    const text = '{"__proto__":{"a":1},"constructor":2,"toJSON":3}';
    expect(JSON.stringify(plainData(JSON.parse(text), "body"))).toBe(text);
  });

  it("reads each getter and calls each toJSON once", () => {
    let reads = 0;
    const value = {
      get a() {
        reads += 1;
        return reads;
      },
      b: { toJSON: () => (reads += 10) },
    };
    expect(JSON.stringify(plainData(value, "body"))).toBe('{"a":1,"b":11}');
    expect(reads).toBe(11);
  });

  it("is a copy: later changes of the value do not affect it", () => {
    const given = { list: [{ a: 1 }] };
    const copy = plainData(given, "body");
    given.list.push({ a: 2 });
    expect(JSON.stringify(copy)).toBe('{"list":[{"a":1}]}');
  });

  it.each([
    ["NaN", Number.NaN, "must be a finite number"],
    ["Infinity", Number.NEGATIVE_INFINITY, "must be a finite number"],
    ["an invalid date", new Date("no date"), "or a valid date, not Null"],
    ["an invalid date of another realm", runInNewContext("new Date(NaN)"), "or a valid date, not Null"],
    ["a toJSON that gives NaN", { toJSON: () => Number.NaN }, "must be a finite number"],
    ["a function", () => 1, "not Function"],
    ["a symbol", Symbol("x"), "not Symbol"],
    ["a BigInt", 1n, "not BigInt"],
    ["a Map", new Map([["a", 1]]), "not Map"],
    ["a Set", new Set([1]), "not Set"],
    ["a Map of another realm", runInNewContext("new Map()"), "not Map"],
    ["a FormData", new FormData(), "not FormData"],
    ["a URLSearchParams", new URLSearchParams("a=1"), "not URLSearchParams"],
    ["a promise", Promise.resolve(1), "not Promise"],
    [
      "a promise of another library",
      new (class Later {
        value = 1;
        // biome-ignore lint/suspicious/noThenProperty: a promise of another library
        then() {}
      })(),
      "not Object",
    ],
    ["an error", new Error("x"), "not Error"],
    ["a regular expression", /x/, "not RegExp"],
    ["bytes", new Uint8Array(1), "not Uint8Array"],
    ["a boxed number", Object(1), "must be a finite number"],
    [
      "an instance whose fields JSON cannot see",
      new (class {
        #a = 1;
        get a() {
          return this.#a;
        }
      })(),
      "not Object",
    ],
  ])("refuses %s and names its place", (_name, value, why) => {
    expect(refusal({ account_invitation: { a: [0, value] } })).toMatch(/^body\.account_invitation\.a\[1\] /);
    expect(refusal({ x: value })).toMatch(/^body\.x /);
    expect(refusal(value)).toContain(why);
  });

  it.each([
    ["a toJSON that throws", { toJSON: throwing }],
    ["a toJSON that cannot be read", Object.defineProperty({}, "toJSON", { get: throwing })],
    ["a proxy that throws", new Proxy({}, { ownKeys: throwing })],
    ["a revoked proxy", revoked()],
    [
      "a getter that throws",
      {
        get b() {
          return throwing();
        },
      },
    ],
  ])("refuses %s, and does not show the error it throws", (_name, value) => {
    expect(refusal({ a: [value] })).toBe("body cannot be written as JSON: it throws, or contains itself");
  });

  it.each([
    ["undefined in a list", [undefined]],
    ["a hole in a list", new Array(1)],
  ])("refuses %s, which JSON would send as null", (_name, list) => {
    expect(refusal({ list })).toMatch(/^body\.list\[0\] .*not Undefined/);
  });

  it("refuses a value that contains itself, or is nested without end", () => {
    const ring: Record<string, unknown> = {};
    ring.self = ring;
    expect(refusal(ring)).toContain("contains itself");
    const endless = { toJSON: () => ({ again: endless }) };
    expect(refusal(endless)).toContain("cannot be written as JSON");
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
