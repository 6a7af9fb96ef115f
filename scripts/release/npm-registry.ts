import { tmpdir } from "node:os";
import { complaintOf, npm } from "./npm.ts";
import { identityFacts, isRecentNpm, withoutProvenance } from "./provenance.ts";
import type { Candidate, Registry } from "./publish-all.ts";

/** A candidate with the file to publish. */
export interface PackedCandidate extends Candidate {
  readonly tarball: string;
  /** Whether its package.json says where its source is. */
  readonly namesRepository: boolean;
}

/** The registry that npm is set to. */
export interface NpmRegistry extends Registry<PackedCandidate> {
  /** Whether it is the one that npm uses unless told otherwise. */
  readonly isPublic: boolean;
  /** Whether it is on this machine. */
  readonly isLocal: boolean;
  /** Why a package goes without provenance; undefined if it carries one. */
  withoutProvenance(candidate: PackedCandidate): string | undefined;
}

/**
 * The registry of npm's `registry` setting (`NPM_CONFIG_REGISTRY` or `.npmrc`): the one place that says where packages go.
 *
 * @throws Error if npm is too old to publish by an identity token
 */
export async function npmRegistry(): Promise<NpmRegistry> {
  const version = (await npm(["--version"])).stdout.trim();
  if (!isRecentNpm(version)) throw new Error(`npm 11.5.1 or later is needed to publish; this is ${version}`);
  const address = await registrySetting();
  const isPublic = address === (await defaultRegistry());
  const isLocal = ["127.0.0.1", "[::1]", "localhost"].includes(new URL(address).hostname);
  const reason = ({ namesRepository }: PackedCandidate): string | undefined =>
    withoutProvenance({ toPublicRegistry: isPublic, namesRepository, ...identityFacts(process.env) });
  return {
    isPublic,
    isLocal,
    withoutProvenance: reason,
    integrityOf,
    async publish(candidate) {
      const tag = candidate.version.includes("-") ? "next" : "latest";
      const provenance = reason(candidate) === undefined ? "--provenance" : "--no-provenance";
      const end = await npm(["publish", candidate.tarball, `--tag=${tag}`, "--ignore-scripts", provenance]);
      if (end.code !== 0) throw new Error(complaintOf(end));
    },
  };
}

/** Hash of a version's tarball on the registry; undefined if it is not there. Any other answer is an error. */
export async function integrityOf(name: string, version: string): Promise<string | undefined> {
  const end = await npm(["view", `${name}@${version}`, "dist.integrity", "--json", "--prefer-online"]);
  if (end.code === 0) return end.stdout.trim() === "" ? undefined : (JSON.parse(end.stdout) as string);
  if (/\bE404\b/.test(end.stdout + end.stderr)) return undefined;
  throw new Error(`the registry did not say whether it has ${name}@${version}: ${complaintOf(end)}`);
}

/** The address that npm is set to. */
export async function registrySetting(): Promise<string> {
  return (await npm(["config", "get", "registry"])).stdout.trim().replace(/\/?$/, "/");
}

// What npm answers when nothing is set: asked for, so that no address stands in this repository.
async function defaultRegistry(): Promise<string> {
  const env: Record<string, string | undefined> = {
    npm_config_userconfig: "/dev/null",
    npm_config_globalconfig: "/dev/null",
  };
  for (const name of Object.keys(process.env)) if (/^npm_config_registry$/i.test(name)) env[name] = undefined;
  const { stdout } = await npm(["config", "get", "registry"], { cwd: tmpdir(), env });
  return stdout.trim().replace(/\/?$/, "/");
}
