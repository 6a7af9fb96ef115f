// One call through the public methods, with a parameter that changes the result's type.
import { createKantataClient } from "@invitation-clients/kantata-ox";

const kantata = createKantataClient({ accessToken: "token" });
const invitation = await kantata.accountInvitations.get(42, { include: ["inviter"] });
console.log(invitation.full_name, invitation.inviter?.full_name);
