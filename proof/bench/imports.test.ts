import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { root } from "./setup/folders.ts";

const IMPORT = /^(?:(?:import|export) .*|\} )from "(\.[^"]+)"|import\("(\.[^"]+)"\)/gm;

/** The relative imports of a file that lead to no file. Built files count as there if their source is. */
async function deadImports(file: string): Promise<string[]> {
  const text = await readFile(join(root, file), "utf8");
  const specifiers = [...text.matchAll(IMPORT)].map(([, fixed, lazy]) => fixed ?? lazy ?? "");
  const targets = specifiers.map((specifier) => normalize(join(dirname(file), specifier)));
  const sourceOf = (target: string): string => target.replace("/dist/", "/src/").replace(/\.js$/, ".ts");
  return targets.filter((target) => !existsSync(join(root, target)) && !existsSync(join(root, sourceOf(target))));
}

// `pnpm check` does not compile these folders, because their dependencies are installed only when they run.
test.each(["proof/bench", "proof/wire", "site"])("every relative import in %s leads to a file", async (folder) => {
  const exclude = (name: string): boolean => /node_modules|\.cache|\.astro$|dist$|\.test\.ts$/.test(name);
  const dead: string[] = [];
  let files = 0;
  for await (const file of glob(`${folder}/**/*.{ts,js}`, { cwd: root, exclude })) {
    files += 1;
    dead.push(...(await deadImports(file)).map((target) => `${file}: ${target}`));
  }
  expect(files).toBeGreaterThan(3);
  expect(dead).toEqual([]);
});
