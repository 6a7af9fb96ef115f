// The suite that every consumer runs. It uses web standards only, and takes the packages as an argument.

import { packages as untried } from "../untried-packages.js";
import { avevaTests } from "./aveva.js";
import { holds, runAll } from "./check.js";
import { errorTests } from "./errors.js";
import { fakeTests } from "./fakes.js";
import { httpTests } from "./http.js";
import { kantataTests } from "./kantata.js";
import { validateTests } from "./validate.js";

/**
 * Tests the clients against the servers that `proof/consumers/stage/servers.ts` starts. Never rejects.
 *
 * @param {{ kantata: object, aveva: object, http?: object }} packages the packages' exports. `http`: the fakes' server, if the platform
 *   can start one
 * @param {object} stage addresses and data, see `Stage` in `proof/consumers/stage/servers.ts`
 * @returns {Promise<{ name: string, ok: boolean, message: string }[]>}
 */
export function runSmoke(packages, stage) {
  const byHand = [...kantataTests(packages, stage), ...errorTests(packages, stage), ...avevaTests(packages, stage)];
  const http = packages.http ? httpTests(packages) : [];
  const validating = validateTests(packages, stage);
  return runAll([...byHand, ...validating, ...fakeTests(packages), ...http, ...untriedTests()]);
}

// A package that `pnpm new-api` made has no tests here yet. It must load and export a function that creates a client.
function untriedTests() {
  return Object.entries(untried).map(([name, exported]) => [
    `${name} can be imported`,
    () =>
      holds(
        Object.keys(exported).some((key) => /^create\w*Client$/.test(key)),
        "an export that creates a client",
      ),
  ]);
}
