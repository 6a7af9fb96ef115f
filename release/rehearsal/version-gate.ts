import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Checkout } from "../../scripts/lib/process/checkout.ts";
import { SCOPE, type Stage } from "./stage.ts";

const SPEC = "specs/kantata-ox/openapi.yaml";
const CODE = "packages/runtime/src/platform/clock.ts";
const CHANGELOG = "packages/kantata-ox/CHANGELOG.md";

/** Saves the baseline, compares the result of each package with the expected one, and runs the gate on the new baseline. */
export async function baseline({ checkout, npmEnv }: Stage, expected: Record<string, string>): Promise<string> {
  const text = await checkout.must("node", ["release/baseline/main.ts"], npmEnv);
  for (const [name, result] of Object.entries(expected)) {
    const line = text.split("\n").find((one) => one.startsWith(`${SCOPE}/${name} `));
    if (!line?.includes(`  ${result}  `)) throw new Error(`${name} should be "${result}":\n${text}`);
  }
  // After half a release, the other packages keep their old baseline, and the step of their version still counts.
  await passed(checkout);
  return Object.entries(expected)
    .map(([name, result]) => `${name} ${result}`)
    .join("; ");
}

/** Saves and commits the baseline after a complete release. Half a release resumes from the commit that was proven. */
export async function committedBaseline(stage: Stage, expected: Record<string, string>): Promise<string> {
  const said = await baseline(stage, expected);
  await stage.checkout.commit("Baseline of the release");
  return said;
}

/** The gate must refuse changed code without a patch, and accept it with one. The change stays in the checkout. */
export async function gateOnCode({ checkout }: Stage, changeset: string): Promise<string> {
  const code = await readFile(join(checkout.folder, CODE), "utf8");
  const changed = code.replace("const LONGEST_TIMER = 2 ** 31 - 1;", "const LONGEST_TIMER = 2 ** 31 - 2;");
  if (changed === code) throw new Error(`${CODE} has no LONGEST_TIMER: change the rehearsal to use another line`);
  await checkout.write(CODE, changed);
  await refused(checkout, `${SCOPE}/runtime: since 1.0.0 needs patch, granted none`);
  await checkout.write(changeset, `---\n"${SCOPE}/runtime": patch\n---\n\nA rehearsed change.\n`);
  await passed(checkout);
  await checkout.commit("A rehearsed change");
  return "changed code was refused without a patch, and passed with one";
}

/** Removing a field from the spec needs more than a patch. After the fix, the changeset must pass, and then the version. */
export async function gateOnSpec({ checkout }: Stage): Promise<string> {
  const spec = await readFile(join(checkout.folder, SPEC), "utf8");
  // From the schemas, and from the examples that the fakes are generated from.
  const without = spec.replace(/^ *external_reference_ids: [[{].*\n/gm, "");
  if (without === spec)
    throw new Error(`${SPEC} has no external_reference_ids: change the rehearsal to remove another field`);
  await checkout.write(SPEC, without);
  await checkout.write(".changeset/too-little.md", `---\n"${SCOPE}/kantata-ox": patch\n---\n\nA field was removed.\n`);
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
    throw new Error(`the changelog does not list it:\n${notes}`);
  }
  await checkout.must("node", ["release/gate/main.ts", "notes"]);
  const twice = await readFile(join(checkout.folder, CHANGELOG), "utf8");
  if (twice !== notes) throw new Error(`a second run changed the changelog:\n${twice}`);
  await checkout.must("git", ["reset", "--hard", "--quiet"]);
  await checkout.must("git", ["clean", "-fdq", ".changeset"]);
  return "a removed field was refused with a patch, fixed to major, and listed in the changelog of 2.0.0";
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
