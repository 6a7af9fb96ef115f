import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/lib/project/workspace.ts";
import { clientMutations } from "../mutations/client-mutations.ts";
import { type Quotation, staleQuotations } from "../mutations/quotations.ts";
import { allGuarantees } from "./list/all.ts";
import type { GuaranteeGroup } from "./list/guarantee.ts";

const guaranteed: readonly Quotation[] = allGuarantees.flatMap(({ guarantees }) =>
  guarantees.flatMap(({ changes }) => changes),
);

test("every text that contract:mutate changes in a client occurs exactly once", async () => {
  expect(clientMutations.length).toBeGreaterThan(0);
  expect(await staleQuotations(clientMutations)).toEqual([]);
});

test("every text that `pnpm guarantees` changes occurs exactly once", async () => {
  expect(guaranteed.length).toBeGreaterThan(0);
  expect(await staleQuotations(guaranteed)).toEqual([]);
});

test("`pnpm guarantees` tries every list of guarantees", async () => {
  const folder = join(root, "proof/guarantees/list");
  const modules = (await readdir(folder)).filter((file) => file !== "all.ts");
  const exported: unknown[] = [];
  for (const file of modules) {
    const module = (await import(join(folder, file))) as Record<string, unknown>;
    exported.push(...Object.values(module).filter(Array.isArray).flat());
  }
  expect(allGuarantees).toEqual(expect.arrayContaining(exported as GuaranteeGroup[]));
  expect(exported).toHaveLength(allGuarantees.length);
});

test("a quoted text that occurs never or twice, or whose file is missing, is reported with its file", async () => {
  const read = async (file: string): Promise<string | undefined> => (file === "a.ts" ? "one two two" : undefined);
  const quoted = ["one", "two", "three", ""].map((find) => ({ file: "a.ts", find }));
  expect(await staleQuotations([...quoted, { file: "b.ts", find: "one" }], read)).toEqual([
    'packages/a.ts contains this 2 times instead of once: "two"',
    'packages/a.ts contains this 0 times instead of once: "three"',
    'packages/a.ts contains this 0 times instead of once: ""',
    'packages/b.ts does not exist, but is quoted: "one"',
  ]);
});
