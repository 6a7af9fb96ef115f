import type { PublishConfig } from "../../scripts/lib/project/published-packages.ts";

/** npm's settings, as `npm config list --json` tells them. */
export type RegistrySettings = Readonly<Record<string, unknown>>;

/**
 * Where npm would send a package: the registry of its scope goes before the general one, and `publishConfig` before a
 * setting of the same name.
 */
export function addressFor(name: string, publishConfig: PublishConfig, settings: RegistrySettings): string {
  const keys = name.startsWith("@") ? [scopeKey(name), "registry"] : ["registry"];
  for (const key of keys) {
    for (const source of [publishConfig, settings]) {
      const address = source[key];
      if (typeof address === "string" && address !== "") return withSlash(address);
    }
  }
  throw new Error(`npm names no registry for ${name}`);
}

/** The flag that leads npm to this registry for a package: nothing goes before it. */
export function registryFlag(name: string, address: string): string {
  return name.startsWith("@") ? `--${scopeKey(name)}=${address}` : `--registry=${address}`;
}

/** npm's setting for the registry of a package's scope. */
export function scopeKey(name: string): string {
  return `${name.split("/")[0]}:registry`;
}

/** Whether a registry is on this machine. */
export function isLoopback(address: string): boolean {
  return ["127.0.0.1", "[::1]", "localhost"].includes(new URL(address).hostname);
}

/**
 * Why a package must not be touched in a rehearsal; undefined if it may.
 *
 * @param address - Where npm would send it.
 * @param rehearsal - The rehearsal's own registry.
 */
export function rehearsalProblem(
  name: string,
  publishConfig: PublishConfig,
  address: string,
  rehearsal: string,
): string | undefined {
  if (!isLoopback(rehearsal)) return `${name}: ${rehearsal} is not on this machine, so nothing is rehearsed there`;
  for (const [key, value] of Object.entries(publishConfig)) {
    if (!/(^|:)registry$/.test(key) || isLoopback(String(value))) continue;
    return `${name}: its publishConfig.${key} is ${value}, and a rehearsal stays on this machine; say it by npm's registry setting`;
  }
  if (address === withSlash(rehearsal)) return undefined;
  return `${name}: npm would send it to ${address}, and this is a rehearsal on ${rehearsal}`;
}

/** An address as it is compared: with one slash at its end. */
export function withSlash(address: string): string {
  return address.replace(/\/*$/, "/");
}
