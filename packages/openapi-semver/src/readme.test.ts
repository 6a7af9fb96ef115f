import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SPEC_CHANGES } from "./index.ts";

it("the README lists every id with its meaning", () => {
  const text = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const rows = [...text.matchAll(/^\| `([a-z][a-z-]+)` \| (.*) \|$/gm)].map(([, id, meaning]) => [id, meaning]);
  expect(rows).toEqual(Object.entries(SPEC_CHANGES));
});
