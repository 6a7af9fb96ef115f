import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { readmeFileBlocks } from "../../readme/all-blocks.ts";
import { filesOf } from "./readme-files.ts";

it("a project gets its files, and two blocks cannot be the same file", () => {
  const block = { place: "README.md:3", paths: ["one/a.js", "two/b.js"], code: "run();\n" };
  expect(filesOf("two", [block])).toEqual(new Map([["b.js", "run();\n"]]));
  expect(() => filesOf("two", [block, block])).toThrow("README.md:3: another block is two/b.js already");
});

it("every block that READMEs show as a file belongs to a recipe, which has no such file of its own", async () => {
  const blocks = await readmeFileBlocks();
  const paths = blocks.flatMap((block) => block.paths);
  const home = join(root, "proof/consumers/projects");
  const projects = new Set(paths.map((path) => path.split("/")[0] ?? ""));
  expect(projects.size).toBeGreaterThan(5);
  expect(
    [...projects].filter((name) => !/^recipe-/.test(name) || !existsSync(join(home, name, "package.json"))),
  ).toEqual([]);
  expect(paths.filter((path) => existsSync(join(home, path)))).toEqual([]);
  for (const project of projects) expect(filesOf(project, blocks).size).toBeGreaterThan(0);
});

it("the READMEs start the Prism that our own tests use", async () => {
  const { catalog } = parse(await readFile(join(root, "pnpm-workspace.yaml"), "utf8")) as {
    catalog: Record<string, string>;
  };
  const blocks = await readmeFileBlocks();
  const versions = blocks.flatMap(({ code }) =>
    [...code.matchAll(/@stoplight\/prism-cli@(\S+)/g)].map(([, one]) => one),
  );
  expect(new Set(versions)).toEqual(new Set([catalog["@stoplight/prism-http-server"]]));
});
