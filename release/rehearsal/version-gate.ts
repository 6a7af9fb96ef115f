import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Checkout } from "../../scripts/lib/process/checkout.ts";
import { SCOPE, type Stage } from "./stage.ts";

const SPEC = "specs/kantata-ox/openapi.yaml";
const CODE = "packages/runtime/src/platform/clock.ts";
const CHANGELOG = "packages/kantata-ox/CHANGELOG.md";

/** Keeps what was published, looks what became of each package, and lets the gate judge by it. */
export async function baseline({ checkout, npmEnv }: Stage, expected: Record<string, string>): Promise<string> {
  const text = await checkout.must("node", ["release/baseline/main.ts"], npmEnv);
  for (const [name, result] of Object.entries(expected)) {
    const line = text.split("\n").find((one) => one.startsWith(`${SCOPE}/${name} `));
    if (!line?.includes(`  ${result}  `)) throw new Error(`${name} should be "${result}":\n${text}`);
  }
  // Half a release leaves the others where they were, with the step that their version has taken.
  await passed(checkout);
  return Object.entries(expected)
    .map(([name, result]) => `${name} ${result}`)
    .join("; ");
}

/** The same after a release that is whole: half of one is resumed from the commit that was proven. */
export async function committedBaseline(stage: Stage, expected: Record<string, string>): Promise<string> {
  const said = await baseline(stage, expected);
  await stage.checkout.commit("Baseline of the release");
  return said;
}

/** Changed code asks for a patch: the gate refuses it without, and lets it pass with one. The change stays. */
export async function gateOnCode({ checkout }: Stage, changeset: string): Promise<string> {
  const code = await readFile(join(checkout.folder, CODE), "utf8");
  const changed = code.replace("const LONGEST_TIMER = 2 ** 31 - 1;", "const LONGEST_TIMER = 2 ** 31 - 2;");
  if (changed === code) throw new Error(`${CODE} has no LONGEST_TIMER: change something else`);
  await checkout.write(CODE, changed);
  await refused(checkout, `${SCOPE}/runtime: since 1.0.0 needs patch, granted none`);
  await checkout.write(changeset, `---\n"${SCOPE}/runtime": patch\n---\n\nA rehearsed change.\n`);
  await passed(checkout);
  await checkout.commit("A rehearsed change");
  return "changed code was refused without a patch, and passed with one";
}

/** A field that is gone from the spec is more than a patch, until the fix says so; then the version passes by itself. */
export async function gateOnSpec({ checkout }: Stage): Promise<string> {
  const spec = await readFile(join(checkout.folder, SPEC), "utf8");
  const without = spec.replace(/^ *external_reference_ids: \{.*\n/gm, "");
  if (without === spec) throw new Error(`${SPEC} has no external_reference_ids: take another field away`);
  await checkout.write(SPEC, without);
  await checkout.write(".changeset/too-little.md", `---\n"${SCOPE}/kantata-ox": patch\n---\n\nA field is gone.\n`);
  const said = await refused(checkout, `${SCOPE}/kantata-ox: since 1.0.0 needs major, granted patch`);
  if (!said.includes("external_reference_ids")) throw new Error(`the field is not named:\n${said}`);
  await checkout.must("node", ["release/gate/main.ts", "fix"]);
  await passed(checkout);
  const again = await checkout.must("node", ["release/gate/main.ts", "fix"]);
  if (!again.includes("Nothing to write")) throw new Error(`the second fix said:\n${again}`);

  await checkout.must("pnpm", ["release:version"]);
  await passed(checkout);
  const notes = await readFile(join(checkout.folder, CHANGELOG), "utf8");
  const section = notes.split("\n## ")[1] ?? "";
  if (
    !/^2\.0\.0\n[\s\S]*### API changes since 1\.0\.0\n[\s\S]*\*\*Breaking\*\*.*external_reference_ids/.test(section)
  ) {
    throw new Error(`the changelog does not tell of it:\n${notes}`);
  }
  await checkout.must("node", ["release/gate/main.ts", "notes"]);
  const twice = await readFile(join(checkout.folder, CHANGELOG), "utf8");
  if (twice !== notes) throw new Error(`told twice, the changelog says:\n${twice}`);
  await checkout.must("git", ["reset", "--hard", "--quiet"]);
  await checkout.must("git", ["clean", "-fdq", ".changeset"]);
  return "a lost field was refused with a patch, fixed to major, and told of in the changelog of 2.0.0";
}

async function refused(checkout: Checkout, what: string): Promise<string> {
  const { code, text } = await gate(checkout);
  if (code !== 1 || !text.includes(what)) throw new Error(`ended with ${code}, without "${what}":\n${text}`);
  return text;
}

async function passed(checkout: Checkout): Promise<void> {
  const { code, text } = await gate(checkout);
  if (code !== 0) throw new Error(`the gate ended with ${code}:\n${text}`);
}

function gate(checkout: Checkout): ReturnType<Checkout["run"]> {
  return checkout.run("node", ["release/gate/main.ts", "check"]);
}
