import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const SCOPE = "@invitation-clients/";

/** The packages that no smoke test names: those that `pnpm new-api` made. */
export function untriedPackages(smokeTests: string, names: readonly string[]): string[] {
  return names.filter((name) => !smokeTests.includes(`"${SCOPE}${name}"`));
}

/** A module that imports packages, for `proof/consumers/projects/smoke/suite/smoke.js`: bundlers need a name to import. */
export function packagesSource(names: readonly string[]): string {
  const imports = names.map((name, index) => `import * as package${index} from "${SCOPE}${name}";\n`);
  const entries = names.map((name, index) => `  "${name}": package${index},\n`);
  return `${imports.join("")}\nexport const packages = {\n${entries.join("")}};\n`;
}

/** Lets the copy of a project also import the packages that nobody wrote smoke tests for. */
export async function addUntriedPackages(folder: string, smokeTests: string, names: readonly string[]): Promise<void> {
  const files = (await readdir(smokeTests)).filter((file) => file.endsWith(".js"));
  const texts = await Promise.all(files.map((file) => readFile(join(smokeTests, file), "utf8")));
  await writeFile(join(folder, "untried-packages.js"), packagesSource(untriedPackages(texts.join("\n"), names)));
}
