import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { run } from "../../scripts/lib/process/run.ts";
import { packageDir, root } from "../../scripts/lib/project/workspace.ts";
import { type ContractSpec, specNamed } from "../contract/specs.ts";
import { type ClientMutation, type JsonObject, type Mutation, nameOf } from "./mutation.ts";

/** What became of a mutation. */
export interface Verdict {
  readonly name: string;
  readonly kind: Mutation["kind"];
  readonly spec: string;
  readonly family: string;
  /** `broken` if no test ran: a file that does not load would fail whatever was changed. */
  readonly end: "killed" | "survived" | "broken";
  /** The first test that failed, or what went wrong. */
  readonly by: string;
}

/** A change of nothing, which must survive: else the suites fail whatever is changed. */
export const CONTROL = "nothing at all";

const cache = join(root, "node_modules/.cache/contract-mutate");

/** Runs a spec's suites against one mutation, in a folder of its own. */
export async function tryMutation(mutation: Mutation, lane: number): Promise<Verdict> {
  const spec = specNamed(mutation.spec);
  const folder = join(cache, String(lane));
  await mkdir(folder, { recursive: true });
  const { kind, family } = mutation;
  const verdict = { name: nameOf(mutation), kind, spec: spec.name, family };
  let alias: Record<string, string> = {};
  let env: Record<string, string> = {};
  try {
    if (mutation.kind === "client") alias = await mutatedClient(mutation, folder);
    else {
      const document = JSON.parse(await readFile(spec.document, "utf8")) as JsonObject;
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
  // The first suite shows nearly everything; the others are only asked about what it let pass.
  const [first, ...others] = spec.suites;
  for (const suites of family === CONTROL ? [spec.suites] : [[first], others]) {
    const end = await runSuites(spec, suites, config, env);
    if (end.end !== "survived") return { ...verdict, ...end };
  }
  return { ...verdict, end: "survived", by: "" };
}

async function runSuites(
  spec: ContractSpec,
  suites: readonly string[],
  config: string,
  env: Readonly<Record<string, string>>,
): Promise<Pick<Verdict, "end" | "by">> {
  const shared = ["--bail", "1", "--testTimeout", "20000", "--maxWorkers", "1", "--no-isolate"];
  const args = ["run", "--root", packageDir(spec.package), "--config", config, ...shared, ...suites];
  const { code, text, timedOut } = await run("vitest", args, { output: "keep", env, timeout: 60_000 });
  if (timedOut) return { end: "killed", by: "its tests did not end" };
  if (code === 0) return { end: "survived", by: "" };
  const output = stripVTControlCharacters(text);
  const failed = /Tests .*\d+ failed/.test(output) || output.includes("Unhandled Rejection");
  if (!failed) return { end: "broken", by: output.slice(-1500) };
  return { end: "killed", by: /FAIL\s+\S+ > (.*)/.exec(output)?.[1]?.trim() ?? "an unhandled rejection" };
}

/** Copies a package with one change; what imports it gets the copy. */
async function mutatedClient({ file, find, replace }: ClientMutation, folder: string): Promise<Record<string, string>> {
  const name = file.split("/")[0] ?? "";
  const copy = join(folder, "packages", name);
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  await cp(join(packageDir(name), "src"), join(copy, "src"), { recursive: true });
  await cp(join(packageDir(name), "package.json"), join(copy, "package.json"));
  await symlink(join(packageDir(name), "node_modules"), join(copy, "node_modules"));
  const changed = join(copy, file.slice(name.length + 1));
  const text = await readFile(changed, "utf8");
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`the text is found ${times} times`);
  await writeFile(
    changed,
    text.replace(find, () => replace),
  );
  return { [`@invitation-clients/${name}`]: join(copy, "src/index.ts") };
}
