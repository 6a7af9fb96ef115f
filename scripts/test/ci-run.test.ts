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

test("CONTRIBUTING.md names the full command of each step that .ci/run cuts short, and what it does instead", () => {
  const cut = steps.filter(({ args }) => args !== "").map(({ name }) => name);
  const told = inFull.filter(({ does }) => !does.startsWith("all")).map(({ name }) => name);
  expect(told.sort()).toEqual(cut.sort());
});

test("each command that takes long is a step of .ci/run, with its duration in CONTRIBUTING.md", () => {
  expect(inFull.length).toBeGreaterThan(0);
  for (const { name, takes } of inFull) {
    expect(steps.map((step) => step.name)).toContain(name);
    expect(takes, name).toMatch(/^\d+ (minutes?|seconds)$/);
  }
});
