import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { type Asked, json, scriptedPreview, scriptedV1 } from "../test-support/scripted.js";

interface Paging {
  readonly style: string;
  readonly offset: string;
  readonly size: string;
  readonly defaultSize: number;
}

async function pagingOf(version: string): Promise<Paging> {
  const file = new URL(`../generated/${version}/openapi.json`, import.meta.url);
  const spec = JSON.parse(await readFile(file, "utf8")) as {
    paths: Record<string, Record<string, { operationId?: string; "x-pagination"?: Paging }>>;
  };
  const operations = Object.values(spec.paths).flatMap((methods) => Object.values(methods));
  const paging = operations.find(({ operationId }) => operationId === "listInvitations")?.["x-pagination"];
  if (!paging) throw new Error(`${version} has no x-pagination`);
  return paging;
}

it.each([
  ["v1", scriptedV1],
  ["v1-preview", scriptedPreview],
] as const)(
  "%s: list() moves on by the parameter that x-pagination names, from the page size that it names",
  async (version, client) => {
    const { style, offset, size, defaultSize } = await pagingOf(version);
    expect(style).toBe("offset");
    const rows = Array.from({ length: defaultSize * 2 + 1 }, (_value, index) => ({ Id: `id-${index}` }));
    const answer = ({ url }: Asked): Response => {
      const from = Number(url.searchParams.get(offset) ?? 0);
      return json(200, rows.slice(from, from + Number(url.searchParams.get(size) ?? defaultSize)));
    };
    const { aveva, asked } = client(answer);
    expect(await aveva.invitations.list().toArray({ limit: 999 })).toHaveLength(rows.length);
    const offsets = [null, defaultSize, defaultSize * 2, rows.length].map((at) => at && String(at));
    expect(asked.map(({ url }) => url.searchParams.get(offset))).toEqual(offsets);
  },
);
