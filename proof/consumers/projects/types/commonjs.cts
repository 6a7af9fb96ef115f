// A CommonJS file, for TypeScript versions that support `require()` of ES modules (5.8 and later).
import aveva = require("@invitation-clients/aveva-identity");
import kantata = require("@invitation-clients/kantata-ox");

export const client: kantata.KantataClient = kantata.createKantataClient({ accessToken: "t" });
export const state: aveva.InvitationState = aveva.InvitationState.None;
