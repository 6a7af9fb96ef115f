import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { envelope, scriptedClient } from "../test-support/scripted.js";

const spec = JSON.parse(await readFile(new URL("../generated/openapi.json", import.meta.url), "utf8"));
const paging = spec.paths["/account_invitations"].get["x-pagination"];

it("list() turns pages by the parameters that x-pagination names, from the page size that it names", async () => {
  expect(paging.style).toBe("page");
  const rows = Array.from({ length: paging.defaultSize * 2 + 1 }, (_value, index) => String(index + 1));
  const { kantata, asked } = scriptedClient((url) => {
    const size = Number(url.searchParams.get(paging.size) ?? paging.defaultSize);
    const number = Number(url.searchParams.get(paging.page) ?? 1);
    return envelope(rows.slice((number - 1) * size, number * size));
  });
  expect(await kantata.accountInvitations.list().toArray({ limit: 999 })).toHaveLength(rows.length);
  expect(asked.map(({ searchParams }) => searchParams.get(paging.page))).toEqual([null, "2", "3", "4"]);
  expect(await kantata.accountInvitations.list({ [paging.size]: paging.maxSize }).toArray({ limit: 999 })).toHaveLength(
    rows.length,
  );
  expect(asked.slice(4).map(({ searchParams }) => searchParams.get(paging.size))).toEqual(["200", "200"]);
});
