import { once } from "node:events";
import { createServer } from "node:http";
import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { createNodeFetch } from "@invitation-clients/kantata-ox/node";
import { failureOf, holds, runAll, same } from "./suite/check.js";
import { turnOn } from "./tools.js";

const tool = process.argv[2];

const bodyWith = (headline) => ({
  count: 1,
  results: [{ key: "account_invitations", id: "1" }],
  account_invitations: { 1: { id: "1", full_name: "Ada", email_address: "ada@example.com", headline } },
  meta: { count: 1, page_count: 1, page_number: 1, page_size: 20 },
});
const received = [];
const server = createServer((request, response) => {
  received.push(`${request.method} ${request.url}`);
  response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(bodyWith("real")));
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const origin = `http://127.0.0.1:${server.address().port}`;
const baseUrl = `${origin}/api/v1`;

const fetch = createNodeFetch({ proxy: false });
const { accountInvitations } = createKantataClient({ accessToken: "token", baseUrl, fetch, maxRetries: 0 });
const create = () => accountInvitations.create({ full_name: "Ada", email_address: "ada@example.com" });

const results = await runAll([
  [
    `${tool}: a POST reaches the server before the tool is on`,
    async () => {
      same((await create()).headline, "real", "headline");
      same(received.splice(0).length, 1, "requests");
    },
  ],
  [
    `${tool}: while it is on, no POST reaches the server, and after that it does`,
    async () => {
      const turnOff = await turnOn(tool, `${baseUrl}/account_invitations`, bodyWith("mocked"));
      try {
        for (const _turn of [1, 2]) same((await create()).headline, "mocked", "headline");
        const other = await failureOf(accountInvitations.resend(1));
        holds(["unknown", "not-sent"].includes(other.outcome), `outcome of a call without a mock: ${other.outcome}`);
        const credentials = {
          tenantId: "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e",
          clientId: "id",
          clientSecret: "secret",
        };
        const aveva = createAvevaIdentityClient({
          apiVersion: "v1",
          baseUrl: origin,
          ...credentials,
          fetch,
          maxRetries: 0,
        });
        same((await failureOf(aveva.invitations.list().first())).name, "TokenError", "without a token");
        same(received.join(), "", "requests");
      } finally {
        await turnOff();
      }
      same((await create()).headline, "real", "headline");
      same(received.join(), "POST /api/v1/account_invitations", "requests");
    },
  ],
]);
console.log(`RESULT ${JSON.stringify(results)}`);
process.exit();
