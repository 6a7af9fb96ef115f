import { CliError } from "../files/cli-error.js";
import { rememberSecret } from "../program/secrets.js";
import { readSecretFile } from "./secret-file.js";

/** A setting of the environment; undefined if it is missing or empty. */
export function setting(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === "" ? undefined : value;
}

/**
 * A secret from the environment, or from a file that it names. The file is read anew each time, so that a secret may change
 * during a long run.
 *
 * @throws CliError if both are given, or if the file cannot be read or can be read by others
 */
export function secretSetting(name: string): (() => Promise<string>) | undefined {
  const value = setting(name);
  const path = setting(`${name}_FILE`);
  if (value !== undefined && path !== undefined) {
    throw new CliError("usage", `${name} and ${name}_FILE are both set. Unset one of them.`);
  }
  if (value !== undefined) {
    rememberSecret(value);
    return async () => value;
  }
  return path === undefined ? undefined : () => readSecretFile(`${name}_FILE`, path);
}

/** @throws CliError that names all settings that are missing */
export function missingSettings(missing: readonly string[], advice: string): never {
  const names = missing.join(", ");
  const verb = missing.length === 1 ? "is" : "are";
  throw new CliError("usage", `${names} ${verb} not set in the environment. ${advice}`);
}
