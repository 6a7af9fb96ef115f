import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { putFile, tempFolder } from "../lib/test-support/temp-folder.ts";
import { compareGenerated } from "./staleness.ts";

const generated = new Map([
  ["schema.ts", "export type A = 1;\n"],
  ["v1/operations.ts", "export const operations = {};\n"],
]);

let folder: string;
beforeEach(async () => {
  folder = tempFolder(onTestFinished);
  for (const [path, text] of generated) await put(path, text);
});

const put = (path: string, text: string) => putFile(folder, path, text);

it("unchanged generated files are no problem", async () => {
  expect(await compareGenerated(generated, folder)).toEqual([]);
});

it("one changed character is stale", async () => {
  await put("schema.ts", "export type A = 2;\n");
  expect(await compareGenerated(generated, folder)).toEqual([{ problem: "stale", path: "schema.ts" }]);
});

it("an absent file is missing", async () => {
  await rm(join(folder, "v1/operations.ts"));
  expect(await compareGenerated(generated, folder)).toEqual([{ problem: "missing", path: "v1/operations.ts" }]);
});

it("without the folder, every file is missing", async () => {
  expect(await compareGenerated(generated, join(folder, "none"))).toHaveLength(2);
});

it("a file that nothing generates is extra", async () => {
  await put("v2/schema.ts", "export {};\n");
  expect(await compareGenerated(generated, folder)).toEqual([{ problem: "extra", path: "v2/schema.ts" }]);
});
