// `pnpm promises`: takes away, one after another, the lines that keep each promise, and sees its named tests fail.
// `pnpm promises --write` also writes the list to docs/guarantees.md.
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { build, run } from "../../scripts/lib/process/run.ts";
import { packageDir, root } from "../../scripts/lib/project/workspace.ts";
import { clientPromises } from "./list/clients.ts";
import { createManyPromises } from "./list/create-many.ts";
import type { KeptPromise, Mutation, PromiseGroup } from "./list/guarantee.ts";
import { nodePromises } from "./list/node.ts";
import { observingPromises } from "./list/observing.ts";
import { requestPromises } from "./list/requests.ts";
import { timePromises } from "./list/time.ts";

export const groups: PromiseGroup[] = [
  ...requestPromises,
  ...timePromises,
  ...observingPromises,
  ...clientPromises,
  ...createManyPromises,
  ...nodePromises,
];

/** The list as Markdown. */
export function promisesMarkdown(all: readonly PromiseGroup[] = groups): string {
  const lines = [
    "# Promises",
    "",
    "Every promise, and the tests that hold it. `pnpm promises` takes away the lines that keep a promise, one after another,",
    "and sees these tests fail. Written by `pnpm promises --write` from `scripts/promises/`.",
  ];
  for (const { title, promises } of all) {
    lines.push("", `## ${title}`, "", "| promise | tests | lines taken away |", "|---|---|---|");
    for (const { promise, tests, mutations } of promises) {
      const links = tests.map((test) => `[${test.split("/").pop()}](../packages/${test})`).join(", ");
      lines.push(`| ${promise} | ${links} | ${mutations.length} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}

interface Verdict {
  readonly promise: string;
  readonly mutation: Mutation;
  readonly killed: boolean;
  readonly why: string;
}

/** Runs a promise's tests on a copy of its package in which one line is changed. */
async function tryMutation({ promise, tests }: KeptPromise, mutation: Mutation, lane: number): Promise<Verdict> {
  const name = mutation.file.split("/")[0] ?? "";
  const copy = join(root, "node_modules/.cache/promises", String(lane), "packages", name);
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  await cp(join(packageDir(name), "src"), join(copy, "src"), { recursive: true });
  await cp(join(packageDir(name), "package.json"), join(copy, "package.json"));
  await symlink(join(packageDir(name), "node_modules"), join(copy, "node_modules"));
  const file = join(copy, mutation.file.slice(name.length + 1));
  const text = await readFile(file, "utf8");
  const found = text.split(mutation.find).length - 1;
  if (found !== 1) return { promise, mutation, killed: false, why: `the text is found ${found} times` };
  await writeFile(
    file,
    text.replace(mutation.find, () => mutation.replace),
  );
  // One file after another: the first that fails is enough.
  for (const test of tests) {
    const args = await testArguments(test, name, copy);
    const { code, text: output, timedOut } = await run("vitest", args, { output: "keep", cwd: copy, timeout: 60_000 });
    if (timedOut) return { promise, mutation, killed: true, why: "its tests did not end" };
    // A file that does not load would fail whatever it tests.
    const ran = /Tests .*\d+ failed/.test(stripVTControlCharacters(output)) || output.includes("Unhandled Rejection");
    if (code !== 0) return { promise, mutation, killed: ran, why: output.slice(-1500) };
  }
  return { promise, mutation, killed: false, why: "its tests still pass" };
}

/** A test beside the changed file runs in the copy; one of another package runs where it is, with the copy in its place. */
async function testArguments(test: string, name: string, copy: string): Promise<string[]> {
  const [tested = "", ...path] = test.split("/");
  const shared = ["--testTimeout", "20000", "--bail", "1", path.join("/")];
  if (tested === name) return ["run", "--root", copy, ...shared];
  const config = join(copy, "vitest.config.mjs");
  const alias = { [`@invitation-clients/${name}`]: join(copy, "src/index.ts") };
  await writeFile(config, `export default ${JSON.stringify({ resolve: { alias } })};\n`);
  return ["run", "--root", packageDir(tested), "--config", config, ...shared];
}

if (import.meta.main) {
  if (process.argv.includes("--write")) await writeFile(join(root, "docs/guarantees.md"), promisesMarkdown());
  await build();
  const only = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
  const work = groups.flatMap(({ title, promises }) =>
    promises.flatMap((one) => one.mutations.map((mutation) => ({ title, one, mutation }))),
  );
  const isMeant = (text: string): boolean => !only || text.toLowerCase().includes(only.toLowerCase());
  const queue = work.filter(({ title, one }) => isMeant(title) || isMeant(one.promise));
  const total = queue.length;
  const verdicts: Verdict[] = [];
  const lane = async (number: number): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const verdict = await tryMutation(next.one, next.mutation, number);
      verdicts.push(verdict);
      if (!verdict.killed) {
        console.log(`✘ ${verdict.promise}\n    ${verdict.mutation.file}: ${verdict.mutation.find}\n    ${verdict.why}`);
      }
    }
  };
  await Promise.all([lane(1), lane(2)]);
  const killed = verdicts.filter((verdict) => verdict.killed).length;
  console.log(`${killed} of ${total} changes made the named tests fail.`);
  if (total === 0) console.log(`No promise says "${only}".`);
  process.exitCode = killed === total && total > 0 ? 0 : 1;
}
