import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lightHeaders } from "./light-headers.js";
import { ReceivedFields } from "./received-fields.js";

type Fields = readonly Buffer[];
const lightOf = (fields: Fields): Headers => lightHeaders(new ReceivedFields(fields));

function realHeaders(fields: Fields): Headers {
  const headers = new Headers();
  for (let at = 0; at < fields.length; at += 2)
    headers.append(`${fields[at]?.toString("latin1").toLowerCase()}`, `${fields[at + 1]?.toString("latin1")}`);
  return headers;
}

/** The result of a call: its value or its error. */
function outcomeOf(act: () => unknown): unknown {
  try {
    return { value: act() };
  } catch (error) {
    return { name: (error as Error).name, message: (error as Error).message };
  }
}

/** Names and values in turn, as undici's parser gives them. */
const fieldsOf = (texts: readonly string[]): Fields => texts.map((text) => Buffer.from(text, "latin1"));

const NAMES = ["a", "x-b", "set-cookie", "cookie", "content-encoding", "__proto__", "constructor", "^|~"];
const value = fc.string({ unit: fc.constantFrom("v", "W", " ", "\t", ",", "\xe9", "\x01"), maxLength: 4 });
const fields = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }))))
  .map((entries) => fieldsOf(entries.flatMap(([name, value]) => [value].flat().flatMap((one) => [name, one]))));
// Includes names that `Headers` refuses: the Kelvin sign becomes a "k" in lower case.
const name = fc.oneof(
  fc.constantFrom(...NAMES, "A", "X-B", "Set-Cookie", "missing", "valueOf", "", "a b", "a\n", "\u212a", "é"),
  fc.constantFrom(undefined, null, 1, { toString: () => "a" }, Symbol("a")).map((it) => it as unknown as string),
);

type Step = (headers: Headers) => unknown;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: name.map(
      (it): Step =>
        (headers) =>
          headers.get(it),
    ),
  },
  {
    weight: 4,
    arbitrary: name.map(
      (it): Step =>
        (headers) =>
          headers.has(it),
    ),
  },
  fc.tuple(name, value).map(
    ([it, to]): Step =>
      (headers) =>
        headers.append(it, to),
  ),
  fc.tuple(name, value).map(
    ([it, to]): Step =>
      (headers) =>
        headers.set(it, to),
  ),
  name.map(
    (it): Step =>
      (headers) =>
        headers.delete(it),
  ),
  fc.constantFrom<Step[]>(
    (headers) => headers.getSetCookie(),
    (headers) => [...headers],
    (headers) => [...headers.keys()],
    (headers) => [...headers.values()],
    (headers) => [...headers.entries()],
    (headers) => [...new Headers(headers)],
    (headers) => [...new Response(null, { headers }).headers],
    (headers) => [...new Request("http://a.example", { headers }).headers],
    (headers) => {
      const seen: unknown[] = [];
      headers.forEach(function (this: unknown, ...args) {
        seen.push(this, args.slice(0, 2), args[2] === headers);
      }, "this");
      return seen;
    },
    // Too few arguments.
    (headers) => (headers.get as () => unknown)(),
    (headers) => Reflect.apply(headers.get, headers, []),
    (headers) => Reflect.apply(headers.has, headers, []),
    (headers) => Reflect.apply(headers.append, headers, ["a"]),
    (headers) => Reflect.apply(headers.forEach, headers, []),
  ),
);

describe("light headers", () => {
  it("behave like real ones under any sequence of calls", () => {
    fc.assert(
      fc.property(fields, fc.array(step, { minLength: 1, maxLength: 6 }), (given, steps) => {
        const light = lightOf(given);
        const real = realHeaders(given);
        for (const act of steps) expect(outcomeOf(() => act(light))).toEqual(outcomeOf(() => act(real)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("override every method of real ones", () => {
    const done = Reflect.ownKeys(Object.getPrototypeOf(lightOf([])));
    const isMethod = (key: string | symbol): boolean =>
      typeof Object.getOwnPropertyDescriptor(Headers.prototype, key)?.value === "function";
    expect(done).toEqual(expect.arrayContaining(Reflect.ownKeys(Headers.prototype).filter(isMethod)));
  });

  it("are printed like real ones, without private fields", () => {
    const given = fieldsOf(["A", "1", "set-cookie", "b=2", "Set-Cookie", "c=3"]);
    for (const options of [{}, { showHidden: true, depth: 9 }, { compact: false }, { depth: 0 }]) {
      expect(inspect({ it: lightOf(given) }, options)).toBe(inspect({ it: realHeaders(given) }, options));
    }
    expect(JSON.stringify(lightOf(given))).toBe(JSON.stringify(realHeaders(given)));
    expect(String(lightOf(given))).toBe("[object Headers]");
    expect(inspect(lightOf(given), { customInspect: false })).not.toContain("b=2");
  });

  it("no longer use the original fields once they were changed", () => {
    const light = lightOf(fieldsOf(["a", "1", "B", "2"]));
    expect(light.get("A")).toBe("1");
    light.set("a", "3");
    light.delete("b");
    expect([light.get("a"), light.has("b"), [...light]]).toEqual(["3", false, [["a", "3"]]]);
  });
});
