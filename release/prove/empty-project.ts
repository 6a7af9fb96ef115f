import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blocksOf } from "../../proof/readme/find-blocks.ts";
import type { RunRequest } from "../../proof/readme/run-readme-code.ts";
import { complaintOf, npm } from "../../scripts/lib/process/npm.ts";
import { run } from "../../scripts/lib/process/run.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { registryFlags } from "../publish/npm-registry.ts";

/** Makes a folder outside the repository, and installs the given packages in it. */
export async function emptyProject(specs: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "invitation-clients-"));
  await writeFile(join(folder, "package.json"), '{ "name": "empty-project", "private": true, "type": "module" }\n');
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", ...(await registryFlags())];
  const end = await npm(["install", ...flags, ...specs], { cwd: folder });
  if (end.code !== 0) throw new Error(`npm install failed: ${complaintOf(end)}`);
  return folder;
}

/** The optional peers of a package in the versions that this repository pins: its entry points and its README import them. */
export async function optionalPeers(folder: string): Promise<string[]> {
  const { peerDependenciesMeta = {} } = await readJson<{ peerDependenciesMeta?: object }>(join(folder, "package.json"));
  const names = Object.keys(peerDependenciesMeta);
  return Promise.all(
    names.map(async (name) => {
      const { version } = await readJson<{ version: string }>(join(folder, "node_modules", name, "package.json"));
      return `${name}@${version}`;
    }),
  );
}

/** The `package.json` of a package that is installed in a project. */
export async function installed(project: string, name: string): Promise<InstalledManifest> {
  return readJson<InstalledManifest>(join(project, "node_modules", name, "package.json"));
}

/** The parts of an installed `package.json` that the proof reads. */
export interface InstalledManifest {
  readonly bin?: Readonly<Record<string, string>>;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/**
 * Runs the code of an installed package's README against the mock servers, with the packages that the project has installed.
 * Only a command needs no code in its README.
 *
 * @returns how many blocks ran, and what failed
 */
export async function runReadme(
  project: string,
  name: string,
  which: "first" | "all",
): Promise<{ readonly ran: number; readonly failures: readonly string[] }> {
  const folder = join(project, "readme", name.replace(/\W+/g, "-"));
  await mkdir(folder, { recursive: true });
  // The setups define the names that blocks do not declare. They must use the installed packages too.
  const setups = join(project, "readme/setups.ts");
  await writeFile(setups, await readFile(join(root, "proof/readme/setups.ts")));
  const readme = await readFile(join(project, "node_modules", name, "README.md"), "utf8");
  const blocks = blocksOf("README.md", readme).slice(0, which === "first" ? 1 : undefined);
  if (blocks.length === 0) {
    const { bin } = await installed(project, name);
    return { ran: 0, failures: bin === undefined ? ["has no code"] : [] };
  }
  const requests: RunRequest[] = [];
  for (const { code, line, setup, answer } of blocks) {
    const module = join(folder, `line-${line}.ts`);
    const head = setup.length > 0 ? `import { ${setup.join(", ")} } from "../setups.ts";` : "";
    await writeFile(module, `${head}\n${code}\nexport {};\n`);
    requests.push({ module, answer });
  }
  const runner = join(root, "proof/readme/run-readme-code.ts");
  const { code, text } = await run("node", [runner, JSON.stringify(requests)], { output: "keep", timeout: 60_000 });
  if (code !== 0 || !text.startsWith("{"))
    return { ran: 0, failures: [`the code could not be run: ${text.slice(0, 400)}`] };
  const failures = Object.entries(JSON.parse(text) as Record<string, string>);
  return {
    ran: requests.length,
    failures: failures.map(([module, message]) => `${module.slice(folder.length + 1)}: ${message}`),
  };
}
