import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import type { NamedChange } from "../judge/judge.ts";
import { passes, verdicts } from "../judge/verdict.ts";
import { type Changeset, readPending } from "../read/pending.ts";
import { NOTHING_PENDING } from "../read/plan.ts";
import { API, change, changed, judgesOf, pending, planForCases, RUNTIME } from "../test-cases.ts";
import { missingChangesets } from "./missing-changesets.ts";

const root = tempFolder(afterAll);
beforeAll(() => mkdir(join(root, ".changeset")));

async function fix(types: NamedChange[], ...known: Changeset[]) {
  const cases = [changed(API, "1.0.0", "1.0.0")];
  const found = await verdicts(cases, planForCases(cases, ...known), judgesOf(types));
  return missingChangesets(found, known);
}

it("writes the needed bump, with one sentence for each change, breaking first", async () => {
  const [made, ...more] = await fix([
    change("minor"),
    change("major", { operationId: null, what: "`Thing` was removed" }),
  ]);
  expect(more).toEqual([]);
  expect(made?.file).toMatch(/^\.changeset\/api-[0-9a-f]{8}\.md$/);
  expect(made?.content).toBe(
    `---\n"@x/api": major\n---\n\nWhat changed for callers:\n\n- **Breaking**: \`Thing\` was removed.\n- \`getThing\`: something minor changed.\n`,
  );
});

it("names no file if only the code changed", async () => {
  const [verdict] = await verdicts([changed(API, "1.0.0", "1.0.0")], NOTHING_PENDING, judgesOf([change("patch")]));
  if (verdict === undefined) return expect.fail("no verdict");
  const changes = verdict.changes.map((one) => ({ ...one, judge: "code" as const }));
  const [made] = missingChangesets([{ ...verdict, changes }], []);
  expect(made?.content).toContain("Internal changes; the API and its types are the same.");
});

it("a single change is a single sentence", async () => {
  const [made] = await fix([change("minor")]);
  expect(made?.content).toBe(`---\n"@x/api": minor\n---\n\n\`getThing\`: something minor changed.\n`);
});

it("writes nothing if enough or more is granted", async () => {
  expect(await fix([change("minor")], pending(API, "minor"))).toEqual([]);
  expect(await fix([change("patch")], pending(API, "major"))).toEqual([]);
  expect(await fix([])).toEqual([]);
});

it("does not repeat a sentence of another changeset of the package", async () => {
  const [made] = await fix(
    [change("minor"), change("major")],
    pending(API, "minor", "`getThing`: something minor changed."),
  );
  expect(made?.content).toBe(`---\n"@x/api": major\n---\n\n**Breaking**: \`getThing\`: something major changed.\n`);
});

it("writes the needed bump even if other changesets describe every change", async () => {
  const [made] = await fix([change("minor")], pending(API, "patch", "`getThing`: something minor changed."));
  expect(made?.content).toBe(
    `---\n"@x/api": minor\n---\n\nA minor version, for the changes that other entries describe.\n`,
  );
});

it("writes one file for each package, with different names", async () => {
  const cases = [changed(RUNTIME, "1.0.0", "1.0.0"), changed(API, "1.0.0", "1.0.0")];
  const made = missingChangesets(await verdicts(cases, NOTHING_PENDING, judgesOf([change("minor")])), []);
  expect(made.map(({ content }) => content.split("\n")[1])).toEqual([`"${RUNTIME}": minor`, `"${API}": minor`]);
  expect(new Set(made.map(({ file }) => file)).size).toBe(2);
});

it("the written changesets grant exactly what is needed, and a second run writes nothing", async () => {
  const cases = [changed(RUNTIME, "1.0.0", "1.0.0"), changed(API, "1.0.0", "1.0.0")];
  const judges = judgesOf([change("major"), change("patch")]);
  const judge = async () => {
    const known = await readPending(root, [RUNTIME, API], []);
    const found = await verdicts(cases, planForCases(cases, ...known), judges);
    return { found, missing: missingChangesets(found, known) };
  };
  const { missing } = await judge();
  expect(missing).toHaveLength(2);
  for (const { file, content } of missing) await writeFile(join(root, file), content);
  const again = await judge();
  expect(again.missing).toEqual([]);
  expect(again.found.every(passes)).toBe(true);
  expect(again.found.map(({ granted }) => granted.bump)).toEqual(["major", "major"]);
});
