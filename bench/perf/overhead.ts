// `pnpm bench overhead`: what one call costs where no network is, beside what peers cost in the same process.
//   --quick     fewer and shorter rounds, ours and openapi-fetch only

import { tellClaim } from "./lib/claim.ts";
import { fixed } from "./lib/numbers.ts";
import { timeInRounds } from "./lib/rounds.ts";
import { printTable } from "./lib/table.ts";
import { exampleBody, type Framing, memoryFetch } from "./overhead/answers.ts";
import { generatedClients } from "./overhead/generated-clients.ts";
import { libraries } from "./overhead/libraries.ts";
import { ours, oursBounded } from "./overhead/ours.ts";
import { references } from "./overhead/references.ts";
import { undiciRequest } from "./overhead/undici-request.ts";

const quick = process.argv.includes("--quick");
const body = await exampleBody();
const framings: readonly Framing[] = ["no content-length", "content-length"];

for (const framing of framings) {
  const fetch = memoryFetch(body, framing);
  const { authenticated, bare, floor } = await references(fetch);
  const own = [ours(fetch), oursBounded(fetch)];
  const peers = quick
    ? []
    : [...(await generatedClients(fetch)), ...(await libraries(fetch)), await undiciRequest(body)];
  const contenders = [...own, authenticated, bare, floor, ...peers];
  // A contender that fails is fast.
  for (const { call } of contenders) await call();
  const timed = await timeInRounds(contenders, quick ? { rounds: 9, millis: 60 } : { rounds: 15, millis: 80 });
  const reference = timed.find(({ name }) => name === authenticated.name)?.micros ?? Number.NaN;
  printTable(
    `One GET by id with a bearer token, answers with ${framing}: microseconds, median of rounds`,
    ["client", "version", "µs", "±%", "ratio"],
    timed.map(({ name, version, micros, spread, call }) => [
      name,
      version,
      fixed(micros, 1),
      fixed(spread, 0),
      call === authenticated.call ? "1" : fixed(micros / reference),
    ]),
  );
  tellClaim(`Ours against openapi-fetch + auth middleware, ${framing}`, (timed[0]?.micros ?? 0) / reference, 1);
}
