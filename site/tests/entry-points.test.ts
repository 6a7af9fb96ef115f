import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { entriesOf, entryPoints } from "../tool/entry-points.ts";
import { pages } from "./pages.ts";

it("the TypeScript reference has a page for everything that a caller can import", async () => {
  const imported: string[] = [];
  for (const { name, folder } of await publicPackages()) {
    const { exports = {} } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    imported.push(
      ...Object.keys(exports)
        .filter((path) => !path.endsWith(".json"))
        .map((path) => join(name, path)),
    );
  }
  expect((await entryPoints()).map(({ name }) => name).sort()).toEqual(imported.sort());
  expect(imported).toContain("@invitation-clients/testing/http");
  const missing = (await entryPoints()).filter(({ slug }) => !pages.includes(`${slug}/`));
  expect(missing).toEqual([]);
});

it("an export without types is an error", async () => {
  const folder = await mkdtemp(join(tmpdir(), "entry-points-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "package.json"), '{ "name": "a", "exports": { "./b": { "default": "./b.js" } } }');
  await expect(entriesOf(folder)).rejects.toThrow("a: its export ./b names no types");
});
