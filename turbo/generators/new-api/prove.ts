// `pnpm new-api:prove`: makes new APIs from public specs in a copy of this repository, and shows that they pass, without an edit,
// everything that a package here must pass. Ends with the line `N passed, N failed`.

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Checkout, cloneAsItStands } from "../../../scripts/lib/process/checkout.ts";
import { endChildren } from "../../../scripts/lib/process/children.ts";
import { optionsOf } from "../../../scripts/lib/process/options.ts";
import { playGuide } from "./guide.ts";
import { publicSpecs } from "./public-specs.ts";

optionsOf("pnpm new-api:prove", {});

const folder = await mkdtemp(join(tmpdir(), "new-api-prove-"));
let passed = 0;
let failed = 0;

async function step(name: string, run: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  const complaint = await run().then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (complaint === undefined) passed += 1;
  else failed += 1;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${complaint === undefined ? "ok  " : "FAIL"}  ${seconds.padStart(5)} s  ${name}`);
  if (complaint !== undefined) console.log(complaint);
}

/** The number of operations in a generated table. */
async function tableOf(checkout: Checkout, api: string): Promise<number> {
  const text = await readFile(join(checkout.folder, `packages/${api}/src/generated/operations.ts`), "utf8");
  return text.match(/^ {4}"id": /gm)?.length ?? 0;
}

/** @throws Error unless the command ends with the way to leave out what stops it, and without a trace in the repository */
async function refuses(checkout: Checkout, name: string, command: readonly string[]): Promise<void> {
  const before = await checkout.must("git", ["status", "--porcelain"]);
  const { code, text } = await checkout.run("pnpm", command);
  if (code === 0 || !text.includes(`pnpm new-api ${name} --spec`) || !text.includes("--leave-out`"))
    throw new Error(`it ended with ${code}:\n${text}`);
  const after = await checkout.must("git", ["status", "--porcelain"]);
  if (after !== before) throw new Error(`it left:\n${after}`);
}

/** @throws Error that names the new APIs that are missing */
function namesEach(what: string, names: readonly string[], has: (name: string) => boolean): void {
  const missing = names.filter((name) => !has(name));
  if (missing.length > 0) throw new Error(`${what} is missing for ${missing.join(", ")}`);
}

async function prove(): Promise<void> {
  const checkout = await cloneAsItStands(join(folder, "repository"));
  await checkout.must("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { CI: "1" });
  await checkout.must("turbo", ["run", "generate", "build", "--output-logs=errors-only"]);
  await step("a skeleton", () => checkout.must("pnpm", ["new-api", "skeleton-thing"]));
  await step('the guide "Add your own API"', () => playGuide(checkout));
  for (const { name, file, operations, isRefused } of publicSpecs) {
    const command = ["new-api", name, "--spec", file];
    if (isRefused) await step(`${name}: refused as it is`, () => refuses(checkout, name, command));
    await step(`${name}: ${operations} operations in the table`, async () => {
      await checkout.must("pnpm", isRefused ? [...command, "--leave-out"] : command);
      const count = await tableOf(checkout, name);
      if (count !== operations) throw new Error(`the table has ${count} operations`);
    });
  }
  const names = ["skeleton-thing", "my-service", ...publicSpecs.map(({ name }) => name)];
  const folders = names.map((name) => `packages/${name}/`);
  await step("type tests of all", () => checkout.must("vitest", ["run", "--project", "types", ...folders]));
  await step("pnpm contract has a floor for each", async () => {
    const text = await checkout.must("node", ["proof/contract/main.ts"]);
    namesEach("a line of the report", names, (name) => new RegExp(`^${name}: \\d+ of \\d+ operations`, "m").test(text));
  });
  await step("pnpm release:sbom writes a bill of materials for each", async () => {
    await checkout.must("node", ["release/sbom/main.ts"]);
    const made = await readdir(join(checkout.folder, ".cache/release/sbom"));
    namesEach("a bill", names, (name) => made.some((file) => file.startsWith(`invitation-clients-${name}-`)));
  });
  await step("pnpm consumers packs each, and imports it on a platform", async () => {
    await checkout.must("node", ["proof/consumers/main.ts", "--only", "node-24"]);
    const project = join(checkout.folder, ".cache/consumers/node-24");
    const imported = await readFile(join(project, "untried-packages.js"), "utf8");
    namesEach("an import", names, (name) => imported.includes(`"@invitation-clients/${name}"`));
  });
  await step("pnpm check of the copy", () => checkout.must("node", ["scripts/check/main.ts"]));
  await step("a name that is taken changes nothing", async () => {
    await checkout.commit("With the new APIs");
    const { code, text } = await checkout.run("pnpm", ["new-api", "skeleton-thing"]);
    if (code === 0 || !text.includes('"skeleton-thing" is taken')) throw new Error(`it ended with ${code}:\n${text}`);
    const changed = await checkout.must("git", ["status", "--porcelain"]);
    if (changed !== "") throw new Error(`it left:\n${changed}`);
  });
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void endChildren()
      .then(() => rm(folder, { recursive: true, force: true }))
      .then(() => process.exit(130));
  });
}
try {
  await prove();
} catch (error) {
  failed += 1;
  console.log((error as Error).message);
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
