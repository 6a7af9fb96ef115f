import { describe, expect, it } from "vitest";
import { breakdown, judge } from "./budgets.ts";

describe("a size", () => {
  it.each([
    [99, true],
    [100, true],
    [101, false],
  ])("of %d bytes passes a budget of 100: %s", (value, ok) => {
    const [verdict] = judge([{ name: "client", value, unit: "B" }], { client: 100 });
    expect(verdict?.ok).toBe(ok);
  });

  it.each([
    [150, true],
    [151, false],
  ])("of %d bytes is held to what was reached, and shown beside what is aimed at: %s", (value, ok) => {
    const [verdict] = judge([{ name: "client", value, unit: "B" }], { client: { most: 150, aim: 100 } });
    expect(verdict).toMatchObject({ ok, allowed: "150", aim: "100" });
  });

  it("without a budget fails, because its growth would go unnoticed", () => {
    expect(judge([{ name: "client", value: 1, unit: "B" }], {})[0]?.ok).toBe(false);
  });

  it("that is no longer measured fails, because its budget would seem to be met", () => {
    expect(judge([], { client: 100 })).toMatchObject([{ name: "client", ok: false }]);
  });

  it("is broken down by module, largest first, in shares that add up to it", () => {
    const parts = [
      { name: "a", bytes: 100 },
      { name: "b", bytes: 300 },
    ];
    expect(breakdown(parts, 200).map((line) => line.trim())).toEqual([
      "300 minified  ~  150 gzipped  b",
      "100 minified  ~   50 gzipped  a",
      "400 minified     200 gzipped  in all",
    ]);
  });
});
