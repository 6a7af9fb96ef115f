import { expect, onTestFinished, test } from "vitest";
import { run } from "../../../scripts/lib/process/run.ts";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { openClone } from "../sources/clone.ts";
import { describe } from "./describe.ts";
import { judgeChange, sizesOf } from "./judge-change.ts";
import { allowedBy, readHistories } from "./list.ts";

const spec = (type: string): string =>
  `openapi: 3.1.0\npaths:\n  /p:\n    get: { parameters: [{ name: q, in: query, schema: { $ref: "parts/q.yaml" } }] }\n  # ${type}\n`;

/** A repository of two commits, the second of which changes the type of a parameter. */
async function repository(): Promise<{ folder: string; commits: [string, string] }> {
  const folder = tempFolder(onTestFinished);
  const git = async (...args: string[]): Promise<string> => {
    const who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    const end = await run("git", ["-C", folder, ...who, ...args], { output: "keep" });
    if (end.code !== 0) throw new Error(end.text);
    return end.stdout.trim();
  };
  await git("init", "--quiet");
  const commits: string[] = [];
  for (const type of ["string", "integer"]) {
    await putFile(folder, "api/spec.yaml", spec(type));
    await putFile(folder, "api/parts/q.yaml", `type: ${type}\n`);
    await git("add", "--all");
    await git("commit", "--quiet", "-m", type);
    commits.push(await git("rev-parse", "HEAD"));
  }
  return { folder, commits: [commits[0] ?? "", commits[1] ?? ""] };
}

test("a change of several files is judged from a clone, beside its real diff, and the clone stays as it is", async () => {
  const { folder, commits } = await repository();
  const clone = await openClone("it", "https://git.example/it", folder, "--clone it=DIR");
  const change = { path: "api/spec.yaml", date: "2026-01-01", old: commits[0], new: commits[1] };
  const read = { ...change, bump: "major" as const, why: "Another type." };
  const it = { name: "it", address: "", about: "", folder: "api", changes: [read] };
  const judged = await judgeChange(clone, it, read);
  expect(judged).toMatchObject({ verdict: { bump: "major" }, lines: [2, 2], hunks: [2, 2] });
  expect(describe(read, judged, false)).toContain("✔ api/spec.yaml");
  expect(describe({ ...read, bump: ["patch", "minor"] }, judged, false)).toMatch(/^✘[\s\S]*reading {2}patch or minor/);
  expect(await clone.git(["status", "--porcelain"])).toBe("");
});

test("a clone that is none, or lacks a commit, is an error that says what to do", async () => {
  const option = "--clone it=DIR";
  await expect(openClone("it", "a", "missing", option)).rejects.toThrow(`${option}: there is no folder missing`);
  const clone = await openClone("it", "a", (await repository()).folder, option);
  const commit = "1".repeat(40);
  await expect(clone.checkOut(commit, "a", tempFolder(onTestFinished))).rejects.toThrow(
    `lacks the commit ${commit}: update it with \`git fetch\``,
  );
});

test("the lines of a diff are counted, and a line that starts with dashes is none of its heads", () => {
  const text = [
    "diff --git a/a b/a",
    "--- a/a",
    "+++ b/a",
    "@@ -1 +1,2 @@",
    "--- old",
    "+new",
    "+newer",
    "@@ -9 +9,0 @@",
    "-x",
  ];
  expect(sizesOf(text.join("\n"))).toEqual({ lines: [2, 2], hunks: [3, 1] });
});

test("the list has six repositories, and a reading with a reason for each change", async () => {
  const repositories = await readHistories();
  expect(repositories.length).toBe(6);
  const changes = repositories.flatMap(({ changes: list }) => list);
  expect(changes.length).toBeGreaterThanOrEqual(50);
  expect(new Set(changes.map((change) => [change.path, change.old, change.new].join())).size).toBe(changes.length);
  for (const change of changes) {
    expect(change.old).toMatch(/^[\da-f]{40}$/);
    expect(change.new).toMatch(/^[\da-f]{40}$/);
    expect(change.why.length).toBeGreaterThan(5);
    for (const bump of allowedBy(change)) expect(["none", "patch", "minor", "major"]).toContain(bump);
  }
});
