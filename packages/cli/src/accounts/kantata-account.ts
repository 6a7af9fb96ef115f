import { createKantataClient, type KantataClient } from "@invitation-clients/kantata-ox";
import type { Account } from "./account.js";
import { filledSetting, fromSettings, missingSettings, secretSetting } from "./environment.js";
import { originAndPath } from "./origin-and-path.js";
import { countingFetch } from "./sends-in-flight.js";
import { wrongAddress } from "./wrong-address.js";

/** The client's own default, for messages and journals. */
const BASE_URL = "https://api.mavenlink.com/api/v1";

/**
 * The Kantata account that the environment names. Nothing is sent.
 *
 * @throws CliError or ConfigError that names the setting
 */
export async function kantataAccount(): Promise<Account<KantataClient>> {
  const token = secretSetting("KANTATA_TOKEN");
  if (token === undefined) {
    return missingSettings(["KANTATA_TOKEN"], "Set it to your token, or set KANTATA_TOKEN_FILE to a file with it.");
  }
  // Tells what is wrong with the token or its file before anything else is done.
  const accessToken = await token();
  const given = filledSetting("KANTATA_BASE_URL");
  const baseUrl = given ?? BASE_URL;
  fromSettings("KANTATA", () => createKantataClient({ accessToken, baseUrl }));
  const { fetch, contact, ...sends } = countingFetch();
  const client = fromSettings("KANTATA", () => createKantataClient({ accessToken: token, baseUrl, fetch }));
  const key = originAndPath(baseUrl);
  return {
    client,
    key,
    title: `Kantata OX at ${key},\ninto the account of your token`,
    ...sends,
    misplaced: (error) => wrongAddress(error, contact, key, given && "KANTATA_BASE_URL"),
    close: () => fetch.close(),
  };
}
