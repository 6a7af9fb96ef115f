// The one suite that every consumer runs: web standards only, and the packages are handed in, however they were loaded.
import { avevaTests } from "./aveva.js";
import { runAll } from "./check.js";
import { errorTests } from "./errors.js";
import { kantataTests } from "./kantata.js";

/**
 * Tries the clients against the servers that `scripts/consumers/servers.ts` starts. Never rejects.
 *
 * @param {{ kantata: object, aveva: object }} packages the packages' exports
 * @param {object} stage addresses and data, see `Stage` in `scripts/consumers/servers.ts`
 * @returns {Promise<{ name: string, ok: boolean, message: string }[]>}
 */
export function runSmoke(packages, stage) {
  return runAll([...kantataTests(packages, stage), ...errorTests(packages, stage), ...avevaTests(packages, stage)]);
}
