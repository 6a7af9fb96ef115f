// Checks the licences of all production dependencies of the published packages, direct and indirect: each licence may ask
// for no more than a notice. Checks also that the packages have the address of the root's package.json; `addresses` writes it.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
// Evaluates SPDX expressions (AND, OR, parentheses, later versions). From the maintainers of npm's own SPDX packages.
import satisfies from "spdx-satisfies";
import { run } from "../../scripts/lib/process/run.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { addressProblems, type Manifest, type PackageManifest, withAddress } from "./addresses.ts";

/** Licences that a dependency of a published package may have, by SPDX id. */
const ALLOWED = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];

/** pnpm's list of dependencies, by licence. */
export type LicenceList = Readonly<
  Record<string, readonly { readonly name: string; readonly versions: readonly string[] }[]>
>;

/** Whether a licence expression can be satisfied by allowed licences alone. Anything that is not SPDX is refused. */
export function isAllowed(expression: string): boolean {
  try {
    return satisfies(expression, ALLOWED);
  } catch {
    return false;
  }
}

/** The dependencies whose licence is not allowed, a line each. */
export function licenceProblems(list: LicenceList): string[] {
  return Object.entries(list).flatMap(([licence, packages]) =>
    isAllowed(licence) ? [] : packages.map(({ name, versions }) => `${name} ${versions.join(", ")}: ${licence}`),
  );
}

/** Reads the licences of all production dependencies of the published packages. */
export async function readLicences(): Promise<LicenceList> {
  const filters = (await publicPackages()).map(({ name }) => `--filter=${name}`);
  const { code, text } = await run("pnpm", [...filters, "licenses", "list", "--prod", "--json"], { output: "keep" });
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  if (code !== 0 || json === "") throw new Error(`pnpm licenses failed:\n${text}`);
  return JSON.parse(json) as LicenceList;
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, folder, "package.json"), "utf8")) as Manifest;
}

async function readManifests(): Promise<PackageManifest[]> {
  const folders = (await publicPackages()).map(({ folder }) => folder.slice(root.length + 1));
  return Promise.all(folders.map(async (folder) => ({ folder, json: await readManifest(folder) })));
}

async function writeAddresses(): Promise<void> {
  const own = await readManifest("");
  for (const one of await readManifests()) {
    const text = `${JSON.stringify(withAddress(own, one), null, 2)}\n`;
    await writeFile(join(root, one.folder, "package.json"), text);
  }
}

async function check(): Promise<void> {
  const list = await readLicences();
  const problems = [...licenceProblems(list), ...addressProblems(await readManifest(""), await readManifests())];
  const count = Object.values(list).flat().length;
  // The runtime has dependencies, so an empty list means that pnpm looked at the wrong packages.
  if (count === 0) problems.push("pnpm listed no production dependencies");
  for (const problem of problems) console.log(problem);
  if (problems.length === 0) console.log(`${count} production dependencies: ${Object.keys(list).join(", ")}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (import.meta.main) await (process.argv[2] === "addresses" ? writeAddresses() : check());
