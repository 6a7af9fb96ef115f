// Ten calls: most methods of the client, and one raw call.
import { createAvevaIdentityClient, isApiError } from "@invitation-clients/aveva-identity";

const aveva = createAvevaIdentityClient({ apiVersion: "v1", region: "uswe", tenantId: "tenant", accessToken: "token" });
const { invitations, userInvitations } = aveva;

try {
  for await (const { UserId } of invitations.list({ includeExpiredInvitations: true })) console.log(UserId);
  console.log((await invitations.get("42")).Expires);
  console.log((await invitations.update("42", { SendInvitation: false })).Expires);
  await invitations.delete("42");
  console.log(await invitations.count(), await invitations.exists("42"));
  console.log((await userInvitations.create("7", { SendInvitation: true }))?.Id);
  console.log((await userInvitations.createOrUpdate("7", { SendInvitation: false })).created);
  console.log((await userInvitations.extend("7", new Date())).invitation?.Expires);
  const { ok, data } = await aveva.api.GET("/Tenants/{tenantId}/Invitations", { params: { query: { count: 10 } } });
  console.log(ok && data.length);
} catch (error) {
  if (isApiError(error, 404)) console.error(error.body);
}
