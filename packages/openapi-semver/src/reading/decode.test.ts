import { expect, it } from "vitest";
import { decode } from "./decode.ts";

it("refuses a NUL character with its place: the parser of YAML accepts it", () => {
  const bytes = new TextEncoder().encode("a: 1\nb: x\0y\n");
  expect(() => decode(bytes, "FILE")).toThrow("FILE, line 2, column 5: a NUL character");
});
