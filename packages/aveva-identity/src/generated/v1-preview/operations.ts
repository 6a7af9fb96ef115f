// Generated from specs/aveva-identity/v1-preview.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
import type { OperationsOf } from "@invitation-clients/runtime";
import type { operations as Types } from "./schema.js";

/** Everything about each operation that behaviour depends on, and its types. */
export const operations: OperationsOf<Types> = {
  /** @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md */
  listInvitations: {
    "id": "listInvitations",
    "method": "GET",
    "path": "/Tenants/{tenantId}/Invitations",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general",
    "query": [
      "query",
      "skip",
      "count",
      "includeExpiredInvitations"
    ]
  },
  /** @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md */
  getInvitation: {
    "id": "getInvitation",
    "method": "GET",
    "path": "/Tenants/{tenantId}/Invitations/{invitationId}",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
  /** @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md */
  updateInvitation: {
    "id": "updateInvitation",
    "method": "PUT",
    "path": "/Tenants/{tenantId}/Invitations/{invitationId}",
    "effect": "send",
    "effectWhen": {
      "body": {
        "SendInvitation": false
      },
      "effect": "replace"
    },
    "timeout": 40000,
    "rateLimitGroup": "general",
    "fields": {
      "ExpiresDateTime": true,
      "State": true,
      "SendInvitation": true,
      "IdentityProviderId": true
    }
  },
  /** @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md */
  deleteInvitation: {
    "id": "deleteInvitation",
    "method": "DELETE",
    "path": "/Tenants/{tenantId}/Invitations/{invitationId}",
    "effect": "replace",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
  /** @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md */
  getUserInvitation: {
    "id": "getUserInvitation",
    "method": "GET",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitations",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general",
    "query": [
      "includeExpiredInvitations"
    ]
  },
  /** @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md */
  createUserInvitation: {
    "id": "createUserInvitation",
    "method": "POST",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitations",
    "effect": "send",
    "timeout": 40000,
    "rateLimitGroup": "general",
    "fields": {
      "ExpiresDateTime": true,
      "State": true,
      "SendInvitation": true,
      "IdentityProviderId": true
    }
  },
  /** @see https://github.com/osisoft/OCS-Docs/blob/e406dee16/Documentation/Identity/Identity_Invitation.md */
  createOrUpdateUserInvitation: {
    "id": "createOrUpdateUserInvitation",
    "method": "PUT",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitations",
    "effect": "send",
    "effectWhen": {
      "body": {
        "SendInvitation": false
      },
      "effect": "replace"
    },
    "timeout": 40000,
    "rateLimitGroup": "general",
    "fields": {
      "ExpiresDateTime": true,
      "State": true,
      "SendInvitation": true,
      "IdentityProviderId": true
    }
  },
};

/** The server that the spec names. */
export const serverUrl = "https://uswe.datahub.connect.aveva.com/api/v1-preview";
