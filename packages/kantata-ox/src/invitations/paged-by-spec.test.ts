import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { envelope, scriptedClient } from "../test-support/scripted.js";

const spec = JSON.parse(await readFile(new URL("../generated/openapi.json", import.meta.url), "utf8"));
const paging = spec.paths["/account_invitations"].get["x-pagination"];

/** A list of so many rows, on a server that pages as the spec says. */
function listed(count: number) {
  const rows = Array.from({ length: count }, (_value, index) => String(index + 1));
  const { kantata, asked } = scriptedClient((url) => {
    const size = Math.min(paging.maxSize, Number(url.searchParams.get(paging.size) ?? paging.defaultSize));
    const number = Number(url.searchParams.get(paging.page) ?? 1);
    return envelope(rows.slice((number - 1) * size, number * size));
  });
  const askedFor = (name: string) => asked.map(({ searchParams }) => searchParams.get(name));
  return { list: kantata.accountInvitations.list, askedFor };
}

it("list() turns pages by the parameters that x-pagination names, in pages of the size that it names", async () => {
  expect(paging.style).toBe("page");
  const { list, askedFor } = listed(paging.maxSize + 1);
  expect(await list().toArray({ limit: 999 })).toHaveLength(paging.maxSize + 1);
  expect(askedFor(paging.page)).toEqual([null, "2", "3"]);
  expect(new Set(askedFor(paging.size))).toEqual(new Set([String(paging.maxSize)]));
});

it("from a page that the caller names, list() leaves the size to the server, which x-pagination names too", async () => {
  const { list, askedFor } = listed(paging.defaultSize * 2 + 1);
  expect(await list({ page: 1 }).toArray({ limit: 999 })).toHaveLength(paging.defaultSize * 2 + 1);
  expect(askedFor(paging.page)).toEqual(["1", "2", "3", "4"]);
  expect(new Set(askedFor(paging.size))).toEqual(new Set([null]));
});
