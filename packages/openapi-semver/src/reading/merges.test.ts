import { describe, expect, it } from "vitest";
import { parseText } from "./parse.ts";

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

describe("merge keys", () => {
  it.for([
    ["a list of both", (at: number) => `[*m${at}, *m${at}]`],
    ["two merges", (at: number) => `*m${at}, <<: *m${at}`],
  ] as const)("that take the map before twice are an error at once: %s", async ([, twice]) => {
    const maps = range(60).map((at) => `m${at + 1}: &m${at + 1} { <<: ${twice(at)}, k${at}: 1 }`);
    expect(() => parseText(`m0: &m0 { a: 1 }\n${maps.join("\n")}\n`, "FILE")).toThrow(
      /^FILE, line \d+, column \d+: too many aliases: the merge keys up to here repeat too many values$/,
    );
  });

  it.for([
    ["a text", "a: &a text\nb: { <<: *a }\n", "FILE, line 2, column 10: "],
    ["a list of lists", "a: &a [{ b: 1 }]\nb: { <<: [*a, *a] }\n", "FILE, line 2, column 10: "],
    ["nothing", "a:\n  <<:\n  b: 1\n", /^FILE, line \d, column \d+: /],
  ] as const)("that take something else than maps are an error with the line: %s", ([, text, message]) => {
    expect(() => parseText(text, "FILE")).toThrow(message);
    expect(() => parseText(text, "FILE")).toThrow("only maps can be merged with `<<`");
  });

  it("may be used often", () => {
    const maps = range(3000).map((at) => `m${at}: { <<: *a, k: ${at} }`);
    expect(parseText(`a: &a { b: 1 }\n${maps.join("\n")}\n`, "FILE").value).toMatchObject({ m2999: { b: 1, k: 2999 } });
  });
});
