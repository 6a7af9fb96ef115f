import { tmpdir } from "node:os";
import { complaintOf, npm } from "../../scripts/lib/process/npm.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { identityFacts, isRecentNpm, withoutProvenance } from "./provenance.ts";
import type { Candidate, Registry } from "./publish-all.ts";
import {
  addressFor,
  isLoopback,
  type RegistrySettings,
  registryFlag,
  rehearsalProblem,
  scopeKey,
  withSlash,
} from "./registry-address.ts";

/** A candidate with the file to publish. */
export interface PackedCandidate extends Candidate {
  readonly tarball: string;
  /** Whether its package.json says where its source is. */
  readonly namesRepository: boolean;
}

/** The registries that npm is set to. */
export interface NpmRegistry extends Registry<PackedCandidate> {
  /** Whether a package goes to a registry of this machine. */
  isLocal(name: string): boolean;
  /** Why a package goes without provenance; undefined if it carries one. */
  withoutProvenance(candidate: PackedCandidate): string | undefined;
}

/** Names the registry of a rehearsal, which every package must go to. */
const REHEARSAL = "RELEASE_REHEARSAL";

/** What leads npm to the registry of a rehearsal, whatever an `.npmrc` says of the packages. */
export async function rehearsalEnv(address: string): Promise<Record<string, string>> {
  const scoped = (await publicPackages()).filter(({ name }) => name.startsWith("@"));
  return {
    ...Object.fromEntries(scoped.map(({ name }) => [`npm_config_${scopeKey(name)}`, address])),
    npm_config_registry: address,
    NPM_CONFIG_REGISTRY: address,
    [REHEARSAL]: address,
  };
}

/**
 * Where npm sends packages: its settings (`NPM_CONFIG_REGISTRY` or `.npmrc`, of the scope before the general one).
 *
 * @throws Error if npm is too old to publish by an identity token, or a rehearsal would leave its registry
 */
export async function npmRegistry(): Promise<NpmRegistry> {
  const version = (await npm(["--version"])).stdout.trim();
  if (!isRecentNpm(version)) throw new Error(`npm 11.5.1 or later is needed to publish; this is ${version}`);
  const all = await addresses();
  const standard = await defaultRegistry();
  const of = (name: string): string => all.get(name) ?? "";
  const reason = ({ name, namesRepository }: PackedCandidate): string | undefined =>
    withoutProvenance({ toPublicRegistry: of(name) === standard, namesRepository, ...identityFacts(process.env) });
  return {
    isLocal: (name) => isLoopback(of(name)),
    withoutProvenance: reason,
    integrityOf,
    async publish(candidate) {
      const tag = candidate.version.includes("-") ? "next" : "latest";
      const provenance = reason(candidate) === undefined ? "--provenance" : "--no-provenance";
      const args = [candidate.tarball, `--tag=${tag}`, "--ignore-scripts", provenance];
      const end = await npm(["publish", ...args, registryFlag(candidate.name, of(candidate.name))]);
      if (end.code !== 0) throw new Error(complaintOf(end));
    },
  };
}

/** Hash of a version's tarball on the registry; undefined if it is not there. Any other answer is an error. */
export async function integrityOf(name: string, version: string): Promise<string | undefined> {
  const flags = ["--json", "--prefer-online", await registryFlagOf(name)];
  const end = await npm(["view", `${name}@${version}`, "dist.integrity", ...flags]);
  if (end.code === 0) return end.stdout.trim() === "" ? undefined : (JSON.parse(end.stdout) as string);
  if (/\bE404\b/.test(end.stdout + end.stderr)) return undefined;
  throw new Error(`the registry did not say whether it has ${name}@${version}: ${complaintOf(end)}`);
}

/** The flag that leads npm to the registry of one of our packages. */
export async function registryFlagOf(name: string): Promise<string> {
  const address = (await addresses()).get(name);
  if (address === undefined) throw new Error(`${name} is not a package that is published`);
  return registryFlag(name, address);
}

/** The flags that lead npm to the registries of our packages wherever it runs: a folder may have an `.npmrc` of its own. */
export async function registryFlags(): Promise<string[]> {
  const flags = [...(await addresses())].map(([name, address]) => registryFlag(name, address));
  return [...new Set(flags)];
}

let found: Promise<Map<string, string>> | undefined;

/** Where each published package goes; asked for once. */
function addresses(): Promise<Map<string, string>> {
  found ??= readAddresses();
  return found;
}

async function readAddresses(): Promise<Map<string, string>> {
  const settings = await registrySettings();
  const rehearsal = process.env[REHEARSAL];
  const all = new Map<string, string>();
  for (const { name, publishConfig } of await publicPackages()) {
    const address = addressFor(name, publishConfig, settings);
    const problem = rehearsal ? rehearsalProblem(name, publishConfig, address, rehearsal) : undefined;
    if (problem !== undefined) throw new Error(problem);
    all.set(name, address);
  }
  return all;
}

async function registrySettings(): Promise<RegistrySettings> {
  const end = await npm(["config", "list", "--json"]);
  if (end.code !== 0) throw new Error(`npm did not tell its settings: ${complaintOf(end)}`);
  return JSON.parse(end.stdout) as RegistrySettings;
}

/** The address that npm is set to for all packages that no other setting names. */
export async function registrySetting(): Promise<string> {
  return withSlash((await npm(["config", "get", "registry"])).stdout.trim());
}

// What npm answers when nothing is set: asked for, so that no address stands in this repository.
async function defaultRegistry(): Promise<string> {
  const env: Record<string, string | undefined> = {
    npm_config_userconfig: "/dev/null",
    npm_config_globalconfig: "/dev/null",
  };
  for (const name of Object.keys(process.env)) if (/^npm_config_registry$/i.test(name)) env[name] = undefined;
  const { stdout } = await npm(["config", "get", "registry"], { cwd: tmpdir(), env });
  return withSlash(stdout.trim());
}
