// Generated from specs/aveva-identity/v1.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
import type { OperationsOf } from "@invitation-clients/runtime";
import type { operations as Types } from "./schema.js";

/** Everything about each operation that behaviour depends on, and its types. */
export const operations: OperationsOf<Types> = {
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
  countInvitations: {
    "id": "countInvitations",
    "method": "HEAD",
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
  getInvitation: {
    "id": "getInvitation",
    "method": "GET",
    "path": "/Tenants/{tenantId}/Invitations/{invitationId}",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
  checkInvitation: {
    "id": "checkInvitation",
    "method": "HEAD",
    "path": "/Tenants/{tenantId}/Invitations/{invitationId}",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
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
    "rateLimitGroup": "general"
  },
  deleteInvitation: {
    "id": "deleteInvitation",
    "method": "DELETE",
    "path": "/Tenants/{tenantId}/Invitations/{invitationId}",
    "effect": "replace",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
  getUserInvitation: {
    "id": "getUserInvitation",
    "method": "GET",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitation",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
  checkUserInvitation: {
    "id": "checkUserInvitation",
    "method": "HEAD",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitation",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general",
    "query": [
      "includeExpiredInvitations"
    ]
  },
  createUserInvitation: {
    "id": "createUserInvitation",
    "method": "POST",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitation",
    "effect": "send",
    "timeout": 40000,
    "rateLimitGroup": "general"
  },
  createOrUpdateUserInvitation: {
    "id": "createOrUpdateUserInvitation",
    "method": "PUT",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitation",
    "effect": "send",
    "effectWhen": {
      "body": {
        "SendInvitation": false
      },
      "effect": "replace"
    },
    "timeout": 40000,
    "rateLimitGroup": "general"
  },
  deleteUserInvitation: {
    "id": "deleteUserInvitation",
    "method": "DELETE",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitation",
    "effect": "replace",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
};

/** The server that the spec names. */
export const serverUrl = "https://uswe.datahub.connect.aveva.com/api/v1";
