import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { API, RUNTIME } from "../test-cases.ts";
import { readPlan } from "./plan.ts";

let root: string;
beforeEach(async () => {
  root = tempFolder(onTestFinished);
  await put("runtime/package.json", { name: RUNTIME, version: "1.0.0" });
  await put("api/package.json", { name: API, version: "1.0.0", dependencies: { [RUNTIME]: "workspace:*" } });
  await put(".changeset/config.json", {});
});

const put = (path: string, content: string | object) =>
  putFile(root, path, typeof content === "string" ? content : JSON.stringify(content));
const changeset = (name: string, bump: string) => `---\n"${name}": ${bump}\n---\n\nMore.\n`;
async function versions(): Promise<Record<string, string | undefined>> {
  const { releases } = await readPlan(root, [join(root, "runtime"), join(root, "api")]);
  return Object.fromEntries(releases.map(({ name, newVersion }) => [name, newVersion]));
}

it("without a changeset no package moves", async () => {
  expect(await versions()).toEqual({});
});

it("a package moves by its largest changeset, and what depends on it by a patch", async () => {
  await put(".changeset/a.md", changeset(RUNTIME, "patch"));
  await put(".changeset/b.md", changeset(RUNTIME, "minor"));
  expect(await versions()).toEqual({ [RUNTIME]: "1.1.0", [API]: "1.0.1" });
});

it("follows the settings of changesets: a fixed group moves together", async () => {
  await put(".changeset/config.json", { fixed: [["@x/*"]] });
  await put(".changeset/a.md", changeset(API, "major"));
  expect(await versions()).toEqual({ [RUNTIME]: "2.0.0", [API]: "2.0.0" });
});

it("follows a prerelease: changesets that it has consumed do not count again", async () => {
  await put(".changeset/pre.json", { mode: "pre", tag: "next" });
  await put("runtime/package.json", { name: RUNTIME, version: "1.1.0-next.0" });
  await put(".changeset/pre/a.md", changeset(RUNTIME, "minor"));
  expect(await versions()).toEqual({});
  await put(".changeset/b.md", changeset(RUNTIME, "patch"));
  expect(await versions()).toEqual({ [RUNTIME]: "1.1.0-next.1", [API]: "1.0.1-next.0" });
});

it.for([
  [[API], true],
  [["@x/*"], true],
  [["@x/*", `!${API}`, `!${RUNTIME}`], false],
] as const)("a changeset of an ignored package is refused: %j", async ([ignore, isRefused]) => {
  await put(".changeset/config.json", { ignore });
  await put(".changeset/a.md", changeset(API, "patch"));
  if (isRefused) await expect(versions()).rejects.toThrow('@x/api is not released while "ignore"');
  else expect(await versions()).toEqual({ [API]: "1.0.1" });
});

it("names the settings that changesets does not accept", async () => {
  await put(".changeset/config.json", { ignore: [RUNTIME] });
  await expect(versions()).rejects.toThrow(/^\.changeset\/config\.json: .*"@x\/api" depends on the skipped package/);
});

it.for([
  ["config.json", "{", ".changeset/config.json cannot be read: "],
  ["config.json", undefined, ".changeset/config.json is missing: "],
  ["pre.json", "{", ".changeset/pre.json cannot be read: "],
] as const)("names %s with the content %j", async ([file, content, complaint]) => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  if (content === undefined) await rm(join(root, ".changeset", file));
  else await put(`.changeset/${file}`, content);
  await expect(versions()).rejects.toThrow(complaint);
});

it("does not count a consumed changeset that an older version of changesets lists in pre.json", async () => {
  const initialVersions = { [RUNTIME]: "1.0.0", [API]: "1.0.0" };
  await put(".changeset/pre.json", { mode: "pre", tag: "next", initialVersions, changesets: ["a"] });
  await put("runtime/package.json", { name: RUNTIME, version: "1.1.0-next.0" });
  await put(".changeset/a.md", changeset(RUNTIME, "minor"));
  expect(await versions()).toEqual({});
});

it("counts assumed versions, and leaves out changesets that are used up", async () => {
  await put(".changeset/a.md", changeset(RUNTIME, "major"));
  await put(".changeset/b.md", changeset(RUNTIME, "minor"));
  const present = new Map([[RUNTIME, "3.0.0"]]);
  const { releases } = await readPlan(root, [join(root, "runtime"), join(root, "api")], {
    present,
    isUsedUp: ({ id }) => id === "a",
  });
  expect(releases.map(({ name, newVersion }) => [name, newVersion])).toEqual([
    [RUNTIME, "3.1.0"],
    [API, "1.0.1"],
  ]);
});
