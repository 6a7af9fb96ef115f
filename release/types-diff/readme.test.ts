import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { TYPES_CHANGES } from "./types-changes.ts";

it("the README lists every id with its bump and its meaning", () => {
  const text = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const rows = [...text.matchAll(/^\| `([a-z-]+)` \| (\w+) \| (.*) \|$/gm)].map(([, ...row]) => row);
  expect(rows).toEqual(Object.entries(TYPES_CHANGES).map(([id, { bump, meaning }]) => [id, bump, meaning]));
});
