// Generated from specs/aveva-identity/v1.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
import type { OperationsOf } from "@invitation-clients/runtime";
import type { operations as Types } from "./schema.js";

/** Everything about each operation that behaviour depends on, and its types. */
export const operations: OperationsOf<Types> = {
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
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
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
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
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
  getInvitation: {
    "id": "getInvitation",
    "method": "GET",
    "path": "/Tenants/{tenantId}/Invitations/{invitationId}",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
  checkInvitation: {
    "id": "checkInvitation",
    "method": "HEAD",
    "path": "/Tenants/{tenantId}/Invitations/{invitationId}",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
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
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
  deleteInvitation: {
    "id": "deleteInvitation",
    "method": "DELETE",
    "path": "/Tenants/{tenantId}/Invitations/{invitationId}",
    "effect": "replace",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
  getUserInvitation: {
    "id": "getUserInvitation",
    "method": "GET",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitation",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general"
  },
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
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
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
  createUserInvitation: {
    "id": "createUserInvitation",
    "method": "POST",
    "path": "/Tenants/{tenantId}/Users/{userId}/Invitation",
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
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
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
    "rateLimitGroup": "general",
    "fields": {
      "ExpiresDateTime": true,
      "State": true,
      "SendInvitation": true,
      "IdentityProviderId": true
    }
  },
  /** @see https://github.com/AVEVA/CONNECT-data-services-developer-docs/blob/1d7d0149c36ce0dae3962bccb4537eb5ae95fccc/content/api-reference/identity/identity-invitations.md */
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
