import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../lib/project/workspace.ts";

const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");
const steps = [...(await read(".ci/run")).matchAll(/^step (\S+)(.*)$/gm)].map(([, name = "", rest = ""]) => ({
  name,
  args: rest.trim(),
}));
const contributing = await read("CONTRIBUTING.md");
const inFull = [...contributing.matchAll(/^\| `pnpm ([\w:-]+)` \| ([^|]*) \| ([^|]*) \|$/gm)].map(
  ([, name, does, takes]) => ({ name, does: does ?? "", takes: takes ?? "" }),
);

test("every step of .ci/run is a script of package.json", async () => {
  const { scripts } = JSON.parse(await read("package.json")) as { scripts: Record<string, string> };
  expect(steps.length).toBeGreaterThan(0);
  expect(steps.map(({ name }) => name).filter((name) => scripts[name] === undefined)).toEqual([]);
});

test("every command that CONTRIBUTING.md names is a script of package.json", async () => {
  const { scripts } = JSON.parse(await read("package.json")) as { scripts: Record<string, string> };
  const named = [...contributing.matchAll(/`(?:npx --yes )?pnpm ([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(20);
  // `pnpm changeset` is the program of the package @changesets/cli.
  expect(named.filter((name) => name !== "changeset" && scripts[name] === undefined)).toEqual([]);
});

test("CONTRIBUTING.md lists each step that .ci/run shortens, and the shorter run", () => {
  const shortened = steps.filter(({ args }) => args !== "").map(({ name }) => name);
  const documented = inFull.filter(({ does }) => !does.startsWith("all")).map(({ name }) => name);
  expect(documented.sort()).toEqual(shortened.sort());
});

test("each slow command in CONTRIBUTING.md has a duration, and is a step of .ci/run", () => {
  expect(inFull.length).toBeGreaterThan(0);
  for (const { name, takes } of inFull) {
    expect(steps.map((step) => step.name)).toContain(name);
    expect(takes, name).toMatch(/^\d+ (minutes?|seconds)$/);
  }
});
