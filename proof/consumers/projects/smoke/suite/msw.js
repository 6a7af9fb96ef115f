// The fakes through MSW. Only the projects that install MSW import this file.
import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { createAvevaFake, createKantataFake, trouble } from "@invitation-clients/testing";
import { handlers } from "@invitation-clients/testing/msw";
import { setupServer } from "msw/node";
import { failureOf, holds, runAll, same } from "./check.js";

const ADA = { full_name: "Ada Lovelace", email_address: "ada@example.com" };
const USER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

/**
 * Runs the tests with MSW's strictest option, by which a request that no handler answers is an error.
 *
 * @param {object} strict the option, whose name depends on the version of MSW
 */
export async function runMsw(strict) {
  const server = setupServer();
  server.listen(strict);
  const results = await runAll(mswTests(server));
  server.close();
  return results;
}

function mswTests(server) {
  const setUp = () => {
    const fake = createKantataFake();
    server.use(...handlers(fake));
    return { fake, ...createKantataClient({ accessToken: fake.clientOptions.accessToken, maxRetries: 0 }) };
  };
  return [
    [
      "Kantata: a create, a list and a 422",
      async () => {
        const { fake, accountInvitations } = setUp();
        await accountInvitations.create(ADA);
        same((await accountInvitations.list().first()).email_address, ADA.email_address, "row");
        same((await failureOf(accountInvitations.create(ADA))).status, 422, "status of a duplicate");
        same(fake.requests.map(({ status }) => status).join(), "200,200,422", "statuses");
      },
    ],
    [
      "AVEVA: discovery, token, create and HEAD",
      async () => {
        const fake = createAvevaFake({ users: [USER] });
        server.use(...handlers(fake));
        const { fetch: _own, ...options } = fake.clientOptions;
        const { userInvitations } = createAvevaIdentityClient({ apiVersion: "v1", ...options });
        same((await userInvitations.create(USER, {})).UserId, USER, "UserId");
        same(await userInvitations.exists(USER), true, "exists");
        same(fake.tokenRequests.length, 2, "requests for a token");
      },
    ],
    [
      "lost answers, a rate limit, a page of a proxy",
      async () => {
        const { fake, accountInvitations } = setUp();
        const troubles = [
          trouble.lostAfterCommit(),
          trouble.rateLimited(3),
          trouble.html(),
          trouble.lostBeforeCommit(),
        ];
        fake.next("createAccountInvitation", ...troubles);
        const errors = [];
        for (const n of troubles.keys()) {
          errors.push(await failureOf(accountInvitations.create({ ...ADA, email_address: `p${n}@example.com` })));
        }
        same(errors.map(({ outcome }) => outcome).join(), "unknown,rejected,unknown,unknown", "outcomes");
        same(errors[1].retryAfter, 3000, "retryAfter");
        same(fake.mails.map(({ to }) => to).join(), "p0@example.com", "mails");
      },
    ],
    [
      "troubles that MSW cannot play are refused where the test plans them",
      async () => {
        const { fake } = setUp();
        for (const name of ["refused", "truncated"]) {
          const planned = new Promise((resolve) => resolve(fake.next("createAccountInvitation", trouble[name]())));
          holds((await failureOf(planned)).message.includes(`cannot play trouble.${name}()`), name);
        }
      },
    ],
  ];
}
