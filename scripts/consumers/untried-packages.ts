import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const SCOPE = "@invitation-clients/";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The packages that a project does not install although it installs some of ours: those that `pnpm new-api` made. */
export function untriedPackages({ dependencies = {} }: Manifest, names: readonly string[]): string[] {
  const isOurs = Object.keys(dependencies).some((name) => name.startsWith(SCOPE));
  return isOurs ? names.filter((name) => dependencies[`${SCOPE}${name}`] === undefined) : [];
}

/** The manifest of a project that installs the tarballs of more packages. */
export function withPackages<T extends Manifest>(manifest: T, names: readonly string[]): T {
  const more = names.map((name) => [`${SCOPE}${name}`, `file:../tarballs/${name}.tgz`]);
  return { ...manifest, dependencies: { ...manifest.dependencies, ...Object.fromEntries(more) } };
}

/** A module that imports packages, for `consumers/smoke/smoke.js`: what is bundled must name what it imports. */
export function packagesSource(names: readonly string[]): string {
  const imports = names.map((name, index) => `import * as package${index} from "${SCOPE}${name}";\n`);
  const entries = names.map((name, index) => `  "${name}": package${index},\n`);
  return `${imports.join("")}\nexport const packages = {\n${entries.join("")}};\n`;
}

/** Lets the copy of a project install and import also the packages that nobody wrote smoke tests for. */
export async function addUntriedPackages(folder: string, names: readonly string[]): Promise<void> {
  const file = join(folder, "package.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as Manifest;
  const untried = untriedPackages(manifest, names);
  await writeFile(file, JSON.stringify(withPackages(manifest, untried), null, 2));
  await writeFile(join(folder, "untried-packages.js"), packagesSource(untried));
}
