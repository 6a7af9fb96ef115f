import { expect, it } from "vitest";
import { Repeats } from "./repeats.js";

it("finds the first line of a repeated text among many", () => {
  const repeats = new Repeats();
  for (let line = 1; line <= 20_000; line += 1) expect(repeats.firstLine(`p${line}@x.io`, line)).toBeUndefined();
  for (const line of [1, 2, 999, 10_000, 20_000]) expect(repeats.firstLine(`p${line}@x.io`, 30_000)).toBe(line);
  expect(repeats.firstLine("other@x.io", 30_001)).toBeUndefined();
});
