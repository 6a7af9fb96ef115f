import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageDir, root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { type ContractSpec, specNamed } from "../contract/specs.ts";
import { mutatedCopy } from "./mutated-copy.ts";
import { type JsonObject, type Mutation, nameOf } from "./mutation.ts";
import { runTests, type TestsEnd } from "./run-tests.ts";

/** The result of the contract tests for a mutation. */
export interface Verdict extends TestsEnd {
  readonly name: string;
  readonly kind: Mutation["kind"];
  readonly spec: string;
  readonly family: string;
}

/** The family of mutations that change nothing. They must survive; if one is killed, the tests fail for another reason. */
export const CONTROL = "nothing at all";

const cache = join(root, "node_modules/.cache/contract-mutate");

/** Runs a spec's suites against one mutation, in the folder of its lane. */
export async function tryMutation(mutation: Mutation, lane: number): Promise<Verdict> {
  const spec = specNamed(mutation.spec);
  const folder = join(cache, String(lane));
  await mkdir(folder, { recursive: true });
  const { kind, family } = mutation;
  const verdict = { name: nameOf(mutation), kind, spec: spec.name, family };
  let alias: Readonly<Record<string, string>> = {};
  let env: Record<string, string> = {};
  try {
    if (mutation.kind === "client") ({ alias } = await mutatedCopy(mutation, folder));
    else {
      const document = await readJson<JsonObject>(spec.document);
      mutation.change(document);
      const served = join(folder, "served.json");
      await writeFile(served, JSON.stringify(document));
      env = { [spec.servedVariable]: served };
    }
  } catch (error) {
    return { ...verdict, end: "broken", by: String(error) };
  }
  const config = join(folder, "vitest.config.mjs");
  await writeFile(config, `export default ${JSON.stringify({ resolve: { alias }, test: { pool: "threads" } })};\n`);
  // The first suite finds nearly everything, so the others run only if it passes.
  const [first, ...others] = spec.suites;
  for (const suites of family === CONTROL ? [spec.suites] : [[first], others]) {
    const end = await runSuites(spec, suites, config, env);
    if (end.end !== "survived") return { ...verdict, ...end };
  }
  return { ...verdict, end: "survived", by: "" };
}

function runSuites(
  spec: ContractSpec,
  suites: readonly string[],
  config: string,
  env: Readonly<Record<string, string>>,
): Promise<TestsEnd> {
  const args = ["--root", packageDir(spec.package), "--config", config, "--maxWorkers", "1", "--no-isolate", ...suites];
  return runTests(args, { env });
}
