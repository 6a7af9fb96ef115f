import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

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

/** Writes that module into a copied project, for the packages that have no smoke tests. */
export async function addUntriedPackages(folder: string, smokeTests: string, names: readonly string[]): Promise<void> {
  const files = (await readdir(smokeTests)).filter((file) => file.endsWith(".js"));
  const texts = await Promise.all(files.map((file) => readFile(join(smokeTests, file), "utf8")));
  await writeFile(join(folder, "untried-packages.js"), packagesSource(untriedPackages(texts.join("\n"), names)));
}
