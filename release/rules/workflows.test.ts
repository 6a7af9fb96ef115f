import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { WITHOUT_INSTALL } from "../../scripts/check/rules/imports.ts";
import { readTree } from "../../scripts/check/sources/tree.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { actionSteps, bareScripts, type Job, jobsOf, mayWrite, usesPackages } from "./workflows.ts";

const files = (await readdir(join(root, ".github/workflows"))).sort();
const jobs: Job[] = (await Promise.all(files.map(jobsOf))).flat();
const release = await jobsOf("release.yml");
const commands = release.flatMap(({ name, steps }) => steps.flatMap(({ run }) => (run ? [{ name, run }] : [])));

/** A made-up job. */
const job = (...steps: Job["steps"]): Job => ({ name: "a", permissions: { contents: "write" }, steps });

test("SECURITY.md names each job that may write, with its permissions", async () => {
  const text = await readFile(join(root, "SECURITY.md"), "utf8");
  const rows = [...text.matchAll(/^\| `([\w-]+)` \| ((?:`[\w-]+: \w+`(?:, )?)+) \|/gm)].map(([, name, may]) => [
    name,
    may,
  ]);
  const granted = jobs.filter(mayWrite).map(({ name, permissions }) => {
    const writes = Object.entries(permissions).filter(([, level]) => level === "write");
    return [name, writes.map(([scope, level]) => `\`${scope}: ${level}\``).join(", ")];
  });
  expect(rows).toEqual(granted);
});

test.for(jobs.filter(mayWrite).map((one) => [one.name, one] as const))(
  "%s may write, and runs nothing that comes from npm",
  ([, one]) => {
    expect(usesPackages(one)).toBe(false);
  },
);

test.for([
  ["an install", { run: "pnpm install --frozen-lockfile --ignore-scripts" }],
  ["npx", { run: "npx --yes tool" }],
  ["npm ci among other lines", { run: "echo a\nnpm ci" }],
  ["an action's script", { uses: "a/b@c", with: { script: "pnpm release:version" } }],
  ["the whole CI", { run: ".ci/run" }],
] as const)("%s counts as something that comes from npm", ([, step]) => {
  expect(usesPackages(job(step))).toBe(true);
});

test("the release installs without running install scripts", () => {
  const installs = commands.filter(({ run }) => /\b(pnpm|npm) (install|i|ci|add)\b/.test(run));
  expect(installs.length).toBeGreaterThan(0);
  for (const { run } of installs) expect(run).toBe("pnpm install --frozen-lockfile --ignore-scripts");
});

test("each job of the release that uses pnpm first installs the pinned one", () => {
  expect(commands.filter(({ run }) => /\b(npx|corepack|npm) /.test(run))).toEqual([]);
  for (const { name, steps } of release) {
    const lines = steps.map(({ run }) => run ?? "");
    const first = lines.findIndex((run) => run.startsWith("pnpm "));
    const pinned = lines.indexOf("node release/pinned-pnpm/main.ts");
    if (first >= 0) expect(pinned, `${name} installs the pinned pnpm`).toBeGreaterThanOrEqual(0);
    if (first >= 0) expect(pinned, `${name} installs it before using it`).toBeLessThan(first);
  }
});

test("each job of the release that runs Node sets up the version that the workspace pins", async () => {
  const { devDependencies } = await readJson<{ devDependencies: { node: string } }>(join(root, "package.json"));
  for (const { name, steps } of release) {
    if (!steps.some(({ run }) => /\b(node|pnpm) /.test(run ?? ""))) continue;
    const setup = steps.find(({ uses }) => uses?.startsWith("actions/setup-node@"));
    expect(setup?.with?.["node-version"], name).toBe(devDependencies.node);
  }
});

test("every script that a job runs before an install is in the list of scripts that import nothing from npm", () => {
  const scripts = new Set(release.flatMap(bareScripts));
  expect([...scripts].sort()).toEqual([...WITHOUT_INSTALL].sort());
});

test.for(WITHOUT_INSTALL)("%s exists (the rule ignores files that do not)", (script) => {
  expect(existsSync(join(root, script))).toBe(true);
});

const actions = [...(await readTree(root)).keys()].filter((path) => path.endsWith("/action.yml"));
const published = (await Promise.all(actions.map(actionSteps))).flat();
const steps = [...jobs.flatMap((one) => one.steps), ...published];

test("every action is pinned to a commit", () => {
  expect(published.length).toBeGreaterThan(0);
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used.filter((uses) => !/@[0-9a-f]{40}$/.test(uses))).toEqual([]);
});

test("no script contains an expression, which an input could turn into a command: values come as variables", () => {
  const scripts = steps.flatMap(({ run, with: inputs }) => [run, inputs?.script]);
  expect(scripts.filter((script) => String(script ?? "").includes("${{"))).toEqual([]);
});

test("the frozen libraries are looked at every week", async () => {
  const { on } = parse(await readFile(join(root, ".github/workflows/weekly.yml"), "utf8"));
  expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) }]);
  const commands = (await jobsOf("weekly.yml")).flatMap(({ steps }) => steps.map(({ run }) => run ?? ""));
  expect(commands.join("\n")).toContain("node release/frozen/main.ts");
});
