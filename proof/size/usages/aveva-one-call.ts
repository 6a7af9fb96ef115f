// One call through the public methods, on a client of one API version.
import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";

const aveva = createAvevaIdentityClient({ apiVersion: "v1", region: "uswe", tenantId: "tenant", accessToken: "token" });
const invitation = await aveva.invitations.get("42");
console.log(invitation.UserId, invitation.Expires);
