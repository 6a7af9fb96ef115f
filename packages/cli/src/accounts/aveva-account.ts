import {
  type AvevaIdentityPreviewClient,
  type AvevaIdentityV1Client,
  createAvevaIdentityClient,
  type Region,
} from "@invitation-clients/aveva-identity";
import { CliError } from "../files/cli-error.js";
import type { Account } from "./account.js";
import { filledSetting, fromSettings, missingSettings, secretSetting, setting } from "./environment.js";
import { originAndPath } from "./origin-and-path.js";
import { countingFetch } from "./sends-in-flight.js";
import { wrongAddress } from "./wrong-address.js";

/** A client with the version that it speaks: only v1 has all methods. */
export type AvevaConnection =
  | { readonly apiVersion: "v1"; readonly client: AvevaIdentityV1Client }
  | { readonly apiVersion: "v1-preview"; readonly client: AvevaIdentityPreviewClient };

const NAMES = ["AVEVA_TENANT_ID", "AVEVA_CLIENT_ID", "AVEVA_API_VERSION"] as const;

/**
 * The AVEVA tenant that the environment names. Nothing is sent.
 *
 * @throws CliError or ConfigError that names the setting
 */
export async function avevaAccount(): Promise<Account<AvevaConnection>> {
  const [tenantId, clientId, apiVersion] = NAMES.map(setting);
  const baseUrl = filledSetting("AVEVA_BASE_URL");
  const region = setting("AVEVA_REGION");
  const clientSecret = secretSetting("AVEVA_CLIENT_SECRET");
  if (!tenantId || !clientId || !apiVersion || !clientSecret || !(baseUrl || region)) {
    const missing: string[] = NAMES.filter((name) => setting(name) === undefined);
    if (!clientSecret) missing.push("AVEVA_CLIENT_SECRET");
    if (!(baseUrl || region)) missing.push("AVEVA_REGION");
    return missingSettings(missing, ADVICE);
  }
  if (apiVersion !== "v1" && apiVersion !== "v1-preview") {
    throw new CliError("usage", "AVEVA_API_VERSION must be v1 or v1-preview.");
  }
  if (baseUrl === undefined && !isRegion(region)) {
    throw new CliError(
      "usage",
      `AVEVA_REGION must be one of ${REGIONS.join(", ")}. Set AVEVA_BASE_URL for another server.`,
    );
  }
  await clientSecret();
  const { fetch, contact, ...sends } = countingFetch();
  const where = baseUrl === undefined ? { region: region as Region } : { baseUrl };
  const options = { tenantId, clientId, clientSecret, fetch, ...where };
  const connection = fromSettings(
    "AVEVA",
    (): AvevaConnection =>
      apiVersion === "v1"
        ? { apiVersion, client: createAvevaIdentityClient({ ...options, apiVersion }) }
        : { apiVersion, client: createAvevaIdentityClient({ ...options, apiVersion }) },
  );
  const server = originAndPath(baseUrl ?? `https://${region}.datahub.connect.aveva.com`);
  return {
    client: connection,
    key: `${server} tenant ${tenantId.toLowerCase()}`,
    title: `AVEVA at ${server},\ninto the tenant ${tenantId}`,
    ...sends,
    misplaced: (error) => wrongAddress(error, contact, server, baseUrl && "AVEVA_BASE_URL"),
    close: () => fetch.close(),
  };
}

const REGIONS: readonly Region[] = ["uswe", "euno", "auea", "jpea"];
const ADVICE =
  "AVEVA_CLIENT_SECRET_FILE may name a file with the secret, AVEVA_BASE_URL replaces AVEVA_REGION, and AVEVA_API_VERSION is v1 or v1-preview.";

function isRegion(text: string | undefined): text is Region {
  return REGIONS.some((region) => region === text);
}
