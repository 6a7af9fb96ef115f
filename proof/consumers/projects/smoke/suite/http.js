import { createAvevaFake, createKantataFake, trouble } from "@invitation-clients/testing";
import { failureOf, holds, same } from "./check.js";

const ADA = { full_name: "Ada Lovelace", email_address: "ada@example.com" };
const USER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

/** The fakes behind an HTTP server, which only some platforms can start. */
export function httpTests({ kantata, aveva, http: { serve } }) {
  return [
    [
      "Kantata's fake over HTTP: answers, lost and broken answers",
      async () => {
        const fake = createKantataFake();
        const { url, close } = await serve(fake);
        const { accessToken } = fake.clientOptions;
        const { accountInvitations } = kantata.createKantataClient({ accessToken, baseUrl: url, maxRetries: 0 });
        same((await accountInvitations.create(ADA)).email_address, ADA.email_address, "row");
        const troubles = [
          trouble.lostAfterCommit(),
          trouble.truncated(),
          trouble.lostBeforeCommit(),
          trouble.rateLimited(3),
        ];
        fake.next("createAccountInvitation", ...troubles);
        const errors = [];
        for (const n of troubles.keys()) {
          errors.push(await failureOf(accountInvitations.create({ ...ADA, email_address: `p${n}@example.com` })));
        }
        same(errors.map(({ outcome }) => outcome).join(), "unknown,unknown,unknown,rejected", "outcomes");
        same(fake.mails.map(({ to }) => to).join(), "ada@example.com,p0@example.com,p1@example.com", "mails");
        await close();
      },
    ],
    [
      "AVEVA's fake over HTTP: its token endpoint and HEAD",
      async () => {
        const fake = createAvevaFake({ users: [USER] });
        const { url, close } = await serve(fake);
        const { fetch: _own, ...options } = fake.clientOptions;
        const client = aveva.createAvevaIdentityClient({ apiVersion: "v1", ...options, baseUrl: url });
        same((await client.userInvitations.create(USER, {})).UserId, USER, "UserId");
        same(await client.userInvitations.exists(USER), true, "exists");
        await close();
      },
    ],
    [
      "a fake over HTTP that never answers: the call ends by its timeout, and the server closes",
      async () => {
        const fake = createKantataFake();
        const { url, close } = await serve(fake);
        const { accessToken } = fake.clientOptions;
        const options = { accessToken, baseUrl: url, maxRetries: 0 };
        fake.always(trouble.never());
        const short = kantata
          .createKantataClient({ ...options, timeout: 50 })
          .accountInvitations.list()
          .first();
        same((await failureOf(short)).name, "TimeoutError", "error");
        const waiting = failureOf(kantata.createKantataClient(options).accountInvitations.list().first());
        await close();
        holds((await waiting).name === "ConnectionError", "the error of a call whose server closed");
      },
    ],
  ];
}
