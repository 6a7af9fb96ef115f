import { rm } from "node:fs/promises";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { emptyProject, installed, runReadme } from "./empty-project.ts";

/**
 * Installs every published package by name from the registry that npm is set to, and runs the first example of each README
 * against Prism. Fails unless the installed versions are those of this checkout.
 *
 * @returns the exit code
 */
export async function tryPublished(): Promise<number> {
  const packages = await publicPackages();
  const failures: string[] = [];
  let ran = 0;
  // By name alone, as the READMEs say, so the newest version must be installed.
  const project = await emptyProject(packages.map(({ name }) => name));
  try {
    for (const { name, version, needs } of packages) {
      const manifest = await installed(project, name);
      if (manifest.version !== version) failures.push(`${name} was installed as ${manifest.version}, not ${version}`);
      for (const need of needs) {
        const expected = packages.find((one) => one.name === need)?.version;
        const actual = manifest.dependencies?.[need];
        if (actual !== expected) failures.push(`${name} depends on ${need} ${actual}, not exactly ${expected}`);
      }
      const readme = await runReadme(project, name, "first");
      ran += readme.ran;
      failures.push(...readme.failures.map((failure) => `${name}: ${failure}`));
    }
  } finally {
    await rm(project, { recursive: true });
  }
  for (const failure of failures) console.log(failure);
  const versions = packages.map(({ name, version }) => `${name.split("/")[1]} ${version}`);
  console.log(`${versions.join(", ")}; ${ran} examples ran`);
  return failures.length === 0 && ran > 0 ? 0 : 1;
}
