import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { npm } from "../../scripts/lib/process/npm.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { tempFolder } from "../../scripts/lib/test-support/temp-folder.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { installPinned, PROGRAM, pinned, versionOf } from "./install-pinned.ts";

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
}

test("the lockfile names one program and its hash, in the version that package.json names", async () => {
  const { packageManager } = await readJson<{ packageManager: string }>(join(root, "package.json"));
  const version = versionOf(packageManager);
  const manifest = await readJson<{ dependencies: object }>(join(pinned, "package.json"));
  expect(manifest.dependencies).toEqual({ [PROGRAM]: version });
  const { packages } = await readJson<Lockfile>(join(pinned, "package-lock.json"));
  expect(Object.keys(packages)).toEqual(["", `node_modules/${PROGRAM}`]);
  expect(packages[`node_modules/${PROGRAM}`]).toMatchObject({
    version,
    integrity: expect.stringMatching(/^sha512-[\w+/]{86}==$/) as string,
  });
});

test("package.json names pnpm with a version and a hash", async () => {
  const { packageManager } = await readJson<{ packageManager: string }>(join(root, "package.json"));
  expect(packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+\+sha512\.[0-9a-f]{128}$/);
});

test.for([
  ["pnpm@12.21.0", "12.21.0"],
  ["pnpm@12.21.0+sha512.ab", "12.21.0"],
  ["pnpm@12", undefined],
  ["yarn@4.0.0", undefined],
] as const)("%s is version %s", ([packageManager, version]) => {
  expect(versionOf(packageManager)).toBe(version);
});

const folder = tempFolder(afterAll);
let server: Server | undefined;
let tarball = Buffer.alloc(0);
let npmEnv: Record<string, string> = {};
const integrity = (): string => `sha512-${createHash("sha512").update(tarball).digest("base64")}`;

beforeAll(async () => {
  const tool = join(folder, "tool");
  await mkdir(tool);
  const scripts = { preinstall: "node -e \"require('node:fs').writeFileSync('ran', '')\"" };
  await writeFile(join(tool, "package.json"), JSON.stringify({ name: "tool", version: "1.0.0", scripts }));
  await npm(["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: tool });
  tarball = await readFile(join(folder, "tool-1.0.0.tgz"));
  server = createServer(({ url, headers: { host } }, answer) => {
    const dist = { tarball: `http://${host}/tool.tgz` };
    const versions = { "1.0.0": { name: "tool", version: "1.0.0", dist } };
    answer.end(url === "/tool.tgz" ? tarball : JSON.stringify({ name: "tool", versions }));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  npmEnv = {
    npm_config_registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    npm_config_cache: join(folder, "cache"),
    npm_config_fetch_retries: "0",
    npm_config_update_notifier: "false",
  };
});
afterAll(() => {
  server?.close();
  server?.closeAllConnections();
});

async function projectWith(hash: string): Promise<string> {
  const project = await mkdtemp(join(folder, "project-"));
  const dependencies = { tool: "1.0.0" };
  const packages = { "": { dependencies }, "node_modules/tool": { version: "1.0.0", integrity: hash } };
  await writeFile(join(project, "package.json"), JSON.stringify({ dependencies }));
  await writeFile(join(project, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, requires: true, packages }));
  return project;
}

test("a package with the hash of the lockfile is installed without running its scripts", async () => {
  const target = join(folder, "right");
  await installPinned(await projectWith(integrity()), target, npmEnv);
  await expect(readFile(join(target, "node_modules/tool/package.json"), "utf8")).resolves.toContain('"tool"');
  await expect(readFile(join(target, "node_modules/tool/ran"))).rejects.toThrow("ENOENT");
});

test("a package with another hash is refused", async () => {
  const other = `sha512-${createHash("sha512").update("another").digest("base64")}`;
  const target = join(folder, "wrong");
  await expect(installPinned(await projectWith(other), target, npmEnv)).rejects.toThrow("EINTEGRITY");
  await expect(readFile(join(target, "node_modules/tool/package.json"))).rejects.toThrow("ENOENT");
});
