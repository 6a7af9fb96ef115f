// zone.js replaces the global Promise with its own, but async functions still return the platform's.
import "zone.js";
import * as aveva from "@invitation-clients/aveva-identity";
import * as kantata from "@invitation-clients/kantata-ox";
import { failureOf, runAll, same } from "./suite/check.js";
import { runSmoke } from "./suite/smoke.js";

const stage = JSON.parse(process.argv[2]);
const own = [
  [
    "the platform's Promise is replaced",
    async () => {
      const native = (async () => {})();
      same(native instanceof Promise, false, "an async function's promise is one of zone.js");
    },
  ],
  [
    "a delete that is answered with 403 rejects",
    async () => {
      const fetch = async () => new Response("{}", { status: 403 });
      const { accountInvitations } = kantata.createKantataClient({ accessToken: async () => "t", fetch });
      const error = await failureOf(accountInvitations.delete(1));
      same(kantata.isApiError(error, 403), true, "isApiError(error, 403)");
    },
  ],
  [
    "calls wait for each other, for a token and for a rate limit",
    async () => {
      let count = 0;
      const fetch = async () => {
        count += 1;
        await new Promise((resolve) => setTimeout(resolve, 1));
        return count === 1 ? new Response("{}", { status: 429, headers: { "retry-after": "0" } }) : gone();
      };
      const gone = () => new Response(null, { status: 204 });
      const options = { accessToken: async () => "t", fetch, maxConcurrency: 1 };
      const { accountInvitations } = kantata.createKantataClient(options);
      const all = await Promise.all([1, 2, 3].map((id) => accountInvitations.delete(id)));
      same(
        all.every((value) => value === undefined),
        true,
        "all resolve",
      );
      same(count, 4, "requests");
    },
  ],
];
const results = [...(await runAll(own)), ...(await runSmoke({ kantata, aveva }, stage))];
console.log(`RESULT ${JSON.stringify(results)}`);
