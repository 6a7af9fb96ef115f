import type { PublishConfig } from "../../scripts/lib/project/published-packages.ts";

/** npm's settings, as `npm config list --json` prints them. */
export type RegistrySettings = Readonly<Record<string, unknown>>;

/**
 * The registry that npm would send a package to. The registry of its scope wins over the general one, and `publishConfig` wins
 * over a setting of the same name.
 */
export function addressFor(name: string, publishConfig: PublishConfig, settings: RegistrySettings): string {
  const keys = name.startsWith("@") ? [scopeKey(name), "registry"] : ["registry"];
  for (const key of keys) {
    for (const source of [publishConfig, settings]) {
      const address = source[key];
      if (typeof address === "string" && address !== "") return withSlash(address);
    }
  }
  throw new Error(`npm has no registry for ${name}`);
}

/** The flag that makes npm use a registry for a package. It wins over every setting. */
export function registryFlag(name: string, address: string): string {
  return name.startsWith("@") ? `--${scopeKey(name)}=${address}` : `--registry=${address}`;
}

/** The name of npm's setting for the registry of a package's scope. */
export function scopeKey(name: string): string {
  return `${name.split("/")[0]}:registry`;
}

/** Whether a registry is on this machine. */
export function isLoopback(address: string): boolean {
  return ["127.0.0.1", "[::1]", "localhost"].includes(new URL(address).hostname);
}

/**
 * Why a package must not be published in a rehearsal; undefined if it may.
 *
 * @param address - The registry that npm would send it to.
 * @param rehearsal - The registry of the rehearsal.
 */
export function rehearsalProblem(
  name: string,
  publishConfig: PublishConfig,
  address: string,
  rehearsal: string,
): string | undefined {
  if (!isLoopback(rehearsal))
    return `${name}: ${rehearsal} is not on this machine, so it cannot be used for a rehearsal`;
  for (const [key, value] of Object.entries(publishConfig)) {
    if (!/(^|:)registry$/.test(key) || isLoopback(String(value))) continue;
    return `${name}: its publishConfig.${key} is ${value}, and a rehearsal stays on this machine; use npm's registry setting instead`;
  }
  if (address === withSlash(rehearsal)) return undefined;
  return `${name}: npm would send it to ${address}, but this is a rehearsal on ${rehearsal}`;
}

/** An address with exactly one slash at its end, for comparing. */
export function withSlash(address: string): string {
  return address.replace(/\/*$/, "/");
}
