import {
  type AvevaClientOptions,
  createAvevaIdentityClient,
  type Invitation,
} from "@invitation-clients/aveva-identity";
import {
  type AccountInvitation,
  type AccountInvitationCreate,
  createKantataClient,
  type KantataClientOptions,
} from "@invitation-clients/kantata-ox";
import { expectTypeOf, test } from "vitest";
import { createAvevaFake, createKantataFake, type KantataFakeInvite, trouble } from "./index.js";

const kantata = createKantataFake();
const aveva = createAvevaFake();

test("clientOptions are what the clients take", () => {
  expectTypeOf(kantata.clientOptions).toExtend<KantataClientOptions>();
  createKantataClient(kantata.clientOptions);
  createAvevaIdentityClient({ apiVersion: "v1-preview", ...aveva.clientOptions });
  expectTypeOf({ apiVersion: "v1" as const, ...aveva.clientOptions }).toExtend<AvevaClientOptions>();
  // @ts-expect-error: the caller says which version.
  createAvevaIdentityClient(aveva.clientOptions);
});

test("the fetch can take the place of the platform's", () => {
  expectTypeOf(kantata.clientOptions.fetch).toExtend<typeof globalThis.fetch>();
});

test("invitations are those of the API", () => {
  expectTypeOf(kantata.invitations).toExtend<readonly AccountInvitation[]>();
  expectTypeOf(aveva.invitations).toExtend<readonly Invitation[]>();
  expectTypeOf<Omit<KantataFakeInvite, "pending">>().toExtend<Omit<AccountInvitationCreate, "permission">>();
});

test("operations are checked by their names", () => {
  kantata.next("createAccountInvitation", trouble.refused(), trouble.slow(5));
  aveva.next("requestToken", trouble.status(500));
  kantata.always(trouble.never());
  kantata.always("listAccountInvitations", trouble.html());
  // @ts-expect-error: misspelt.
  kantata.next("createAcountInvitation", trouble.refused());
  // @ts-expect-error: an operation of the other API.
  kantata.always("createUserInvitation", trouble.refused());
  kantata.always(({ operationId }) => (operationId === "getAccountInvitation" ? trouble.refused() : undefined));
  aveva.always("requestToken", () => trouble.status(500, { commitAfter: 5, after: 1 }));
  // @ts-expect-error: a cut-off answer cannot come before the request is carried out.
  trouble.truncated({ commitAfter: 5 });
  // @ts-expect-error: a function returns a trouble or undefined.
  kantata.always(() => "refused");
  // @ts-expect-error: milliseconds are needed.
  trouble.slow();
  // @ts-expect-error: misspelt.
  createKantataFake({ invitation: [] });
  expectTypeOf(kantata.requests[0]?.operationId).toExtend<string | undefined>();
});
