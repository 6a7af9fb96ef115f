// CommonJS with the defaults of TypeScript 5, whose old resolution reads `main` and `types` but not `exports`.
import { createAvevaIdentityClient, InvitationState } from "@invitation-clients/aveva-identity";
import { createKantataClient, type KantataClient } from "@invitation-clients/kantata-ox";
import { validateAccountInvitationCreate } from "@invitation-clients/kantata-ox/validate";
import { paginate } from "@invitation-clients/runtime";
import { clientCredentials } from "@invitation-clients/runtime/client-credentials";

export const kantata: KantataClient = createKantataClient({ accessToken: "t" });
export const state: InvitationState = InvitationState.None;
export const parts = [paginate, clientCredentials, createAvevaIdentityClient, validateAccountInvitationCreate];
// @ts-expect-error a misspelt option: the types have been found
createKantataClient({ accessToken: "t", maxRetry: 1 });
