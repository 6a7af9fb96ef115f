// CommonJS as TypeScript 5 compiles it by default: its old resolution reads `main` and `types`, and no `exports`.
import { createAvevaIdentityClient, InvitationState } from "@invitation-clients/aveva-identity";
import { createKantataClient, type KantataClient } from "@invitation-clients/kantata-ox";
import { paginate } from "@invitation-clients/runtime";
import { clientCredentials } from "@invitation-clients/runtime/client-credentials";

export const kantata: KantataClient = createKantataClient({ accessToken: "t" });
export const state: InvitationState = InvitationState.None;
export const parts = [paginate, clientCredentials, createAvevaIdentityClient];
// @ts-expect-error the types are there: a misspelt option is found
createKantataClient({ accessToken: "t", maxRetry: 1 });
