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

/** A candidate with its tarball. */
export interface PackedCandidate extends Candidate {
  readonly tarball: string;
  /** Whether its package.json names its repository. */
  readonly namesRepository: boolean;
}

/** The registries that npm is configured for. */
export interface NpmRegistry extends Registry<PackedCandidate> {
  /** Whether a package goes to a registry on this machine. */
  isLocal(name: string): boolean;
  /** Why a package is published without provenance; undefined if it has provenance. */
  withoutProvenance(candidate: PackedCandidate): string | undefined;
}

/** The variable that names the registry of a rehearsal. Every package must go there. */
const REHEARSAL = "RELEASE_REHEARSAL";

/** The variables that make npm use the registry of a rehearsal, even if an `.npmrc` names another one. */
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
 * The registries that npm sends packages to by its settings: `NPM_CONFIG_REGISTRY` or `.npmrc`, a scope's before the general one.
 *
 * @throws Error if npm is too old to publish with an identity token, or if a rehearsal would leave its registry
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

/**
 * Hash of a version's tarball on the registry; undefined if the registry does not have it.
 *
 * @throws Error if the registry gives no clear answer
 */
export async function integrityOf(name: string, version: string): Promise<string | undefined> {
  const flags = ["--json", "--prefer-online", await registryFlagOf(name)];
  const end = await npm(["view", `${name}@${version}`, "dist.integrity", ...flags]);
  if (end.code === 0) return end.stdout.trim() === "" ? undefined : (JSON.parse(end.stdout) as string);
  if (/\bE404\b/.test(end.stdout + end.stderr)) return undefined;
  throw new Error(`the registry did not say whether it has ${name}@${version}: ${complaintOf(end)}`);
}

/** The flag that makes npm use the registry of one of our packages. */
export async function registryFlagOf(name: string): Promise<string> {
  const address = (await addresses()).get(name);
  if (address === undefined) throw new Error(`${name} is not a published package`);
  return registryFlag(name, address);
}

/** The flags that make npm use the registries of our packages, even in a folder with its own `.npmrc`. */
export async function registryFlags(): Promise<string[]> {
  const flags = [...(await addresses())].map(([name, address]) => registryFlag(name, address));
  return [...new Set(flags)];
}

let found: Promise<Map<string, string>> | undefined;

/** The registry of each published package. npm is asked once. */
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
  if (end.code !== 0) throw new Error(`npm did not list its settings: ${complaintOf(end)}`);
  return JSON.parse(end.stdout) as RegistrySettings;
}

/** The registry that npm uses for all packages that no other setting names. */
export async function registrySetting(): Promise<string> {
  return withSlash((await npm(["config", "get", "registry"])).stdout.trim());
}

// Asking npm for its default keeps registry addresses out of this repository.
async function defaultRegistry(): Promise<string> {
  const env: Record<string, string | undefined> = {
    npm_config_userconfig: "/dev/null",
    npm_config_globalconfig: "/dev/null",
  };
  for (const name of Object.keys(process.env)) if (/^npm_config_registry$/i.test(name)) env[name] = undefined;
  const { stdout } = await npm(["config", "get", "registry"], { cwd: tmpdir(), env });
  return withSlash(stdout.trim());
}
