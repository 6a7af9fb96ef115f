// Generated from specs/aveva-identity/v1.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
import type { BodyRules } from "@invitation-clients/runtime/validate";
import type { components } from "./schema.js";

/** What the spec says about `InvitationCreateOrUpdate`. */
export const InvitationCreateOrUpdateRules: BodyRules<components["schemas"]["InvitationCreateOrUpdate"]> = {
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "ExpiresDateTime": {
      "type": [
        "string",
        "null"
      ],
      "format": "date-time"
    },
    "State": {
      "type": [
        "integer",
        "null"
      ],
      "enum": [
        0,
        1,
        2,
        null
      ]
    },
    "SendInvitation": {
      "type": [
        "boolean",
        "null"
      ]
    },
    "IdentityProviderId": {
      "type": [
        "string",
        "null"
      ],
      "format": "uuid"
    }
  }
};
