import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageDir, root } from "../../scripts/lib/project/workspace.ts";
import { type MutatedCopy, mutatedCopy, type SourceChange } from "../mutations/mutated-copy.ts";
import { runTests, type TestsEnd } from "../mutations/run-tests.ts";
import type { Guarantee } from "./list/guarantee.ts";

/** The result of a guarantee's tests after one change broke the guarantee. */
export interface Verdict extends TestsEnd {
  readonly guarantee: string;
  readonly change: SourceChange;
}

/** Runs a guarantee's tests against a copy of the package in which one text is changed. */
export async function tryGuarantee({ title, tests }: Guarantee, change: SourceChange, lane: number): Promise<Verdict> {
  const verdict = { guarantee: title, change };
  let copy: MutatedCopy;
  try {
    copy = await mutatedCopy(change, join(root, "node_modules/.cache/guarantees", String(lane)));
  } catch (error) {
    return { ...verdict, end: "broken", by: String(error) };
  }
  // One file after another, because one failing file is enough.
  for (const test of tests) {
    const end = await runTests(await testArguments(test, copy), { cwd: copy.folder });
    if (end.end !== "survived") return { ...verdict, ...end };
  }
  return { ...verdict, end: "survived", by: "all its tests still pass" };
}

/** Tests of the changed package run inside the copy. Tests of other packages run in place and import the copy. */
async function testArguments(test: string, { name, folder, alias }: MutatedCopy): Promise<string[]> {
  const [tested = "", ...path] = test.split("/");
  if (tested === name) return ["--root", folder, path.join("/")];
  const config = join(folder, "vitest.config.mjs");
  await writeFile(config, `export default ${JSON.stringify({ resolve: { alias } })};\n`);
  return ["--root", packageDir(tested), "--config", config, path.join("/")];
}
