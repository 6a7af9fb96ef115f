// Names that README code may use without declaring them: the comment `<!-- setup: kantata, people -->` before a block names exports
// of this file. The values are those of the specs' examples, so that the served answers match.
import { type AvevaIdentityV1Client, createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { type AccountInvitationCreate, createKantataClient, type KantataClient } from "@invitation-clients/kantata-ox";

export const tenantId = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";
export const userId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
export const invitationId = "b1f7c9d2";

export const kantata: KantataClient = createKantataClient({ accessToken: "readme-token" });

export const aveva: AvevaIdentityV1Client = createAvevaIdentityClient({
  apiVersion: "v1",
  region: "uswe",
  tenantId,
  accessToken: "readme-token",
});

export const people: AccountInvitationCreate[] = [
  { full_name: "Mina Okafor", email_address: "mina.okafor@example.com", permission: "collaborator" },
  { full_name: "Luis Rivera", email_address: "luis.rivera@example.com", permission: "project_lead" },
  { full_name: "Tom Lindqvist", email_address: "tom.lindqvist@example.com" },
];

/** Takes the place of the caller's own function that gets a token. */
export async function readToken(): Promise<string> {
  return "readme-token";
}
