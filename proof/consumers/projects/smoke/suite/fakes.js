import { createAvevaFake, createKantataFake, trouble } from "@invitation-clients/testing";
import * as examples from "@invitation-clients/testing/examples";
import { failureOf, same } from "./check.js";

const ADA = { full_name: "Ada Lovelace", email_address: "ada@example.com" };
const USER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

/** The fakes of the package for callers' tests, through both clients. */
export function fakeTests({ kantata, aveva }) {
  return [
    [
      "Kantata's fake: 422, 429 and a lost answer",
      async () => {
        const fake = createKantataFake({ invitations: [ADA] });
        const { accountInvitations } = kantata.createKantataClient(fake.clientOptions);
        same((await failureOf(accountInvitations.create(ADA))).status, 422, "status of a duplicate");
        fake.next("createAccountInvitation", trouble.rateLimited(0), trouble.refused(), trouble.lostAfterCommit());
        const ben = { ...ADA, email_address: "ben@example.com" };
        same((await failureOf(accountInvitations.create(ben))).outcome, "unknown", "outcome of a lost answer");
        same(fake.mails.map(({ to }) => to).join(), "ben@example.com", "mails");
        same(fake.requests.map(({ status }) => status).join(), "422,429,,", "statuses");
      },
    ],
    [
      "a body that breaks off in Kantata's fake",
      async () => {
        const fake = createKantataFake({ invitations: [ADA] });
        const { accountInvitations } = kantata.createKantataClient({ ...fake.clientOptions, maxRetries: 0 });
        fake.next("listAccountInvitations", trouble.truncated());
        same((await failureOf(accountInvitations.list().first())).outcome, "unknown", "outcome");
        same((await accountInvitations.list().first()).email_address, ADA.email_address, "row");
      },
    ],
    [
      "AVEVA's fake: both versions, tokens renewed, and its own fetch only",
      async () => {
        const fake = createAvevaFake({ users: [USER] });
        const v1 = aveva.createAvevaIdentityClient({ apiVersion: "v1", ...fake.clientOptions });
        const preview = aveva.createAvevaIdentityClient({ apiVersion: "v1-preview", ...fake.clientOptions });
        await v1.userInvitations.create(USER, {});
        fake.next("getUserInvitation", trouble.tokenExpired());
        same((await preview.userInvitations.get(USER)).State, 1, "State");
        const elsewhere = await failureOf(fake.clientOptions.fetch("https://elsewhere.invalid/"));
        same(elsewhere.name, "TypeError", "a URL that is not the API's");
      },
    ],
    [
      "objects from the specs' examples, new each time",
      async () => {
        const row = examples.kantata.accountInvitation({ full_name: ADA.full_name });
        same(row.full_name, ADA.full_name, "full_name");
        same(row.email_address, examples.kantata.accountInvitation().email_address, "email_address");
        same(examples.kantata.error(422).errors[0].type, "validation", "type of an error");
        same(examples.aveva.example("three-invitations").length, 3, "rows of an example");
        same(examples.avevaPreview.invitation({ State: 2 }).State, 2, "State");
      },
    ],
  ];
}
