import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { complaintOf, npm } from "../../scripts/lib/process/npm.ts";
import { run } from "../../scripts/lib/process/run.ts";
import type { PublicPackage } from "../../scripts/lib/project/published-packages.ts";
import { integrityOf, registryFlagOf } from "./npm-registry.ts";
import { tarballDir } from "./places.ts";

/** A package with the tarball that is, or will be, on the registry. */
export interface Packed extends PublicPackage {
  /** Path of the tarball. */
  readonly tarball: string;
  readonly integrity: string;
  /** Whether the tarball was fetched from the registry, which already has this version. */
  readonly isPublished: boolean;
}

/** File name that npm and pnpm give to a version's tarball. */
export function tarballName({ name, version }: Pick<PublicPackage, "name" | "version">): string {
  return `${name.replace(/^@/, "").replace("/", "-")}-${version}.tgz`;
}

/** Hash of a tarball in npm's form; undefined if there is no such file. */
export async function integrityOfFile(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes && `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
}

/**
 * Packs the packages with pnpm, which replaces `workspace:` and `catalog:` by versions. A version that the registry already has
 * is fetched from there, because new versions will run with it, not with the present sources.
 */
export async function packAll(packages: readonly PublicPackage[]): Promise<Packed[]> {
  await rm(tarballDir, { recursive: true, force: true });
  await mkdir(tarballDir, { recursive: true });
  return Promise.all(
    packages.map(async (one): Promise<Packed> => {
      const isPublished = (await integrityOf(one.name, one.version)) !== undefined;
      await (isPublished ? fetchTarball(one) : pack(one));
      const tarball = join(tarballDir, tarballName(one));
      const integrity = await integrityOfFile(tarball);
      if (integrity === undefined) throw new Error(`packing ${one.name} did not make ${tarballName(one)}`);
      return { ...one, tarball, integrity, isPublished };
    }),
  );
}

async function pack({ name, folder }: PublicPackage): Promise<void> {
  const args = ["pack", "--pack-destination", tarballDir];
  const { code, text } = await run("pnpm", args, { cwd: folder, output: "keep" });
  if (code !== 0) throw new Error(`${name} could not be packed:\n${text}`);
}

async function fetchTarball({ name, version }: PublicPackage): Promise<void> {
  const flags = ["--pack-destination", tarballDir, "--ignore-scripts", await registryFlagOf(name)];
  const end = await npm(["pack", `${name}@${version}`, ...flags]);
  if (end.code !== 0) throw new Error(`${name}@${version} could not be fetched: ${complaintOf(end)}`);
}
