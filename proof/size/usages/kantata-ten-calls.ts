// Ten calls: every method of the client, some with other parameters, and one raw call.
import { createKantataClient, isApiError } from "@invitation-clients/kantata-ox";

const kantata = createKantataClient({ accessToken: "token" });
const { accountInvitations, workspaces } = kantata;
const person = { full_name: "Ada Lovelace", email_address: "ada@example.com" };

try {
  for await (const { inviter } of accountInvitations.list({ include: ["inviter"], only_pending: false })) {
    console.log(inviter?.full_name);
  }
  for await (const { items, count } of accountInvitations.list().pages()) console.log(items.length, count);
  console.log((await accountInvitations.get(42)).full_name);
  console.log((await accountInvitations.get(42, { include: ["default_role"] })).default_role?.name);
  console.log((await accountInvitations.create(person, { include: ["inviter"] })).inviter?.full_name);
  for (const result of await accountInvitations.createMany([person])) console.log(result.status);
  console.log((await accountInvitations.update(42, { permission: "project_lead" })).full_name);
  console.log((await accountInvitations.resend(42)).email_address);
  console.log((await workspaces.invite(7, { ...person, invitee_role: "maven" })).full_name);
  const { ok, data } = await kantata.api.GET("/account_invitations", { params: { query: { page: 2 } } });
  console.log(ok && data.results.length);
} catch (error) {
  if (isApiError(error, 422)) console.error(error.body?.errors);
}
