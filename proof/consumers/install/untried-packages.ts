import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageDir } from "../../../scripts/lib/project/workspace.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";

const SCOPE = "@invitation-clients/";

/** The packages that no smoke test imports, such as those that `pnpm new-api` made. */
export function untriedPackages(smokeTests: string, names: readonly string[]): string[] {
  return names.filter((name) => !smokeTests.includes(`"${SCOPE}${name}"`));
}

/** The source of a module that imports packages by name, as bundlers require. `smoke/suite/smoke.js` imports it. */
export function packagesSource(names: readonly string[]): string {
  const imports = names.map((name, index) => `import * as package${index} from "${SCOPE}${name}";\n`);
  const entries = names.map((name, index) => `  "${name}": package${index},\n`);
  return `${imports.join("")}\nexport const packages = {\n${entries.join("")}};\n`;
}

/** The packages that every project installs: those with a module. Commands, and packages for Node only, have projects of their own. */
export async function importable(names: readonly string[]): Promise<string[]> {
  const manifests = await Promise.all(names.map((name) => readJson<Manifest>(join(packageDir(name), "package.json"))));
  return names.filter((_, index) => {
    const { bin, exports, keywords } = manifests[index] ?? {};
    return exports?.["."] !== undefined && bin === undefined && !keywords?.includes("node-only");
  });
}

interface Manifest {
  readonly bin?: unknown;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly keywords?: readonly string[];
}

/** The texts of all smoke tests, as one. */
export async function smokeTexts(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".js"));
  return (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("\n");
}

/** Writes that module into a copied project, for the packages that have no smoke tests. */
export async function addUntriedPackages(folder: string, smokeTests: string, names: readonly string[]): Promise<void> {
  const untried = untriedPackages(await smokeTexts(smokeTests), names);
  await writeFile(join(folder, "untried-packages.js"), packagesSource(untried));
}
