// Mistakes that must not compile in strict code. Each one is on the line after its directive.
import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient, isApiError } from "@invitation-clients/kantata-ox";

// @ts-expect-error a client needs a token
createKantataClient({});
// @ts-expect-error a misspelt option
createKantataClient({ accessToken: "t", maxRetry: 1 });
// @ts-expect-error there is no default version
createAvevaIdentityClient({ region: "uswe", tenantId: "t", accessToken: "t" });
// @ts-expect-error a token or credentials, not both
createAvevaIdentityClient({ apiVersion: "v1", region: "uswe", tenantId: "t", accessToken: "t", clientId: "c" });

const kantata = createKantataClient({ accessToken: "t" });
const preview = createAvevaIdentityClient({
  apiVersion: "v1-preview",
  region: "uswe",
  tenantId: "t",
  accessToken: "t",
});

export async function mistakes(error: unknown): Promise<void> {
  // @ts-expect-error the address is required
  await kantata.accountInvitations.create({ full_name: "Ada" });
  // @ts-expect-error requests name known permissions only
  await kantata.accountInvitations.update(1, { permission: "king" });
  // @ts-expect-error a misspelt option of a call
  await kantata.accountInvitations.get(1, {}, { timeOut: 1 });
  // @ts-expect-error an object that cannot be included
  kantata.accountInvitations.list({ include: ["invitor"] });
  const invitation = await kantata.accountInvitations.get(1, { include: ["inviter"] });
  // @ts-expect-error only an included object is on the result
  invitation.default_role;
  // @ts-expect-error an included object may be null
  invitation.inviter.full_name;
  // @ts-expect-error only v1 can count
  await preview.invitations.count();
  // @ts-expect-error a path that the spec does not have
  await kantata.api.GET("/account_invitation");
  // @ts-expect-error the limit is required
  await kantata.accountInvitations.list().toArray();
  if (isApiError(error, 404)) {
    // @ts-expect-error another status
    const status: 422 = error.status;
    // @ts-expect-error the body may be missing
    error.body.errors;
    show(status);
  }
}

declare function show(value: unknown): void;
