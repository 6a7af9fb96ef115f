import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/lib/project/workspace.ts";
import { clientMutations } from "../mutations/client-mutations.ts";
import { type Quotation, staleQuotations } from "../mutations/quotations.ts";
import type { PromiseGroup } from "./list/guarantee.ts";
import { groups } from "./main.ts";

const promised: readonly Quotation[] = groups.flatMap(({ promises }) => promises.flatMap((one) => one.mutations));

test("every text that contract:mutate changes in a client is found exactly once", async () => {
  expect(clientMutations.length).toBeGreaterThan(0);
  expect(await staleQuotations(clientMutations)).toEqual([]);
});

test("every line that keeps a promise is found exactly once", async () => {
  expect(promised.length).toBeGreaterThan(0);
  expect(await staleQuotations(promised)).toEqual([]);
});

test("every list of promises is one that `pnpm promises` goes through", async () => {
  const folder = join(root, "proof/guarantees/list");
  const modules = (await readdir(folder)).filter((file) => !file.endsWith(".test.ts"));
  const exported: unknown[] = [];
  for (const file of modules) {
    const module = (await import(join(folder, file))) as Record<string, unknown>;
    exported.push(...Object.values(module).filter(Array.isArray).flat());
  }
  expect(groups).toEqual(expect.arrayContaining(exported as PromiseGroup[]));
  expect(exported).toHaveLength(groups.length);
});

test("a text that is gone, there twice, or in no file is named with its file", async () => {
  const read = async (file: string): Promise<string | undefined> => (file === "a.ts" ? "one two two" : undefined);
  const quoted = ["one", "two", "three", ""].map((find) => ({ file: "a.ts", find }));
  expect(await staleQuotations([...quoted, { file: "b.ts", find: "one" }], read)).toEqual([
    'packages/a.ts holds this 2 times instead of once: "two"',
    'packages/a.ts holds this 0 times instead of once: "three"',
    'packages/a.ts holds this 0 times instead of once: ""',
    'packages/b.ts is not there, and is quoted: "one"',
  ]);
});
