import { isConfigError } from "@invitation-clients/kantata-ox";
import { CliError } from "../files/cli-error.js";
import { rememberSecret } from "../program/secrets.js";
import { readSecretFile } from "./secret-file.js";

/** A setting of the environment; undefined if it is missing or empty. */
export function setting(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === "" ? undefined : value;
}

/**
 * A setting that must not be empty: an empty one is a mistake, and the default would be the real service.
 *
 * @throws CliError if it is empty
 */
export function filledSetting(name: string): string | undefined {
  const value = setting(name);
  if (value !== undefined || process.env[name] === undefined) return value;
  throw new CliError("usage", `${name} is set, but empty. Unset it for the real service.`);
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

/** The settings by the names of the client's options. */
const SETTINGS: Readonly<Record<string, string>> = {
  tenantId: "AVEVA_TENANT_ID",
  clientId: "AVEVA_CLIENT_ID",
  region: "AVEVA_REGION",
  apiVersion: "AVEVA_API_VERSION",
};

/**
 * Makes a client from settings.
 *
 * @param prefix of the settings' names, such as "KANTATA"
 * @throws CliError that names the wrong setting, and not the client's option
 */
export function fromSettings<Client>(prefix: string, make: () => Client): Client {
  try {
    return make();
  } catch (error) {
    if (!isConfigError(error)) throw error;
    const token = setting(`${prefix}_TOKEN`) === undefined ? `${prefix}_TOKEN_FILE` : `${prefix}_TOKEN`;
    const names = { ...SETTINGS, baseUrl: `${prefix}_BASE_URL`, accessToken: token };
    const message = error.message.replace(/^\w+/, (name) => names[name as keyof typeof names] ?? name);
    throw new CliError("usage", `${message}.`, { cause: error });
  }
}
