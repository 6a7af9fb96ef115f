// Generated from specs/kantata-ox/openapi.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
import type { OperationsOf } from "@invitation-clients/runtime";
import type { operations as Types } from "./schema.js";

/** Everything about each operation that behaviour depends on, and its types. */
export const operations: OperationsOf<Types> = {
  /** @see https://developer.kantata.com/kantata/specification/account-invitations/get-account-invitations */
  listAccountInvitations: {
    "id": "listAccountInvitations",
    "method": "GET",
    "path": "/account_invitations",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general",
    "query": [
      "by_full_name",
      "include",
      "only",
      "only_pending",
      "order",
      "page",
      "per_page",
      "search",
      "limit",
      "offset"
    ],
    "commaLists": [
      "include",
      "only"
    ],
    "maxPageSize": 200
  },
  /** @see https://developer.kantata.com/kantata/specification/account-invitations/create-account-invitation */
  createAccountInvitation: {
    "id": "createAccountInvitation",
    "method": "POST",
    "path": "/account_invitations",
    "effect": "send",
    "timeout": 190000,
    "rateLimitGroup": "createAccountInvitation",
    "query": [
      "include",
      "per_page"
    ],
    "commaLists": [
      "include"
    ],
    "fields": {
      "account_invitation": {
        "email_address": true,
        "full_name": true,
        "billability_target": true,
        "bill_rate_in_cents": true,
        "cost_rate_in_cents": true,
        "default_read_only": true,
        "default_role_id": true,
        "headline": true,
        "permission": true,
        "external_reference": {
          "service_name": true,
          "service_model": true,
          "service_model_ref": true,
          "status": true,
          "external_message": true,
          "external_link": true,
          "external_status": true,
          "locked": true
        }
      },
      "account_invitations": {
        "email_address": true,
        "full_name": true,
        "billability_target": true,
        "bill_rate_in_cents": true,
        "cost_rate_in_cents": true,
        "default_read_only": true,
        "default_role_id": true,
        "headline": true,
        "permission": true,
        "external_reference": {
          "service_name": true,
          "service_model": true,
          "service_model_ref": true,
          "status": true,
          "external_message": true,
          "external_link": true,
          "external_status": true,
          "locked": true
        }
      }
    }
  },
  /** @see https://developer.kantata.com/kantata/specification/account-invitations/get-account-invitation */
  getAccountInvitation: {
    "id": "getAccountInvitation",
    "method": "GET",
    "path": "/account_invitations/{id}",
    "effect": "read",
    "timeout": 30000,
    "rateLimitGroup": "general",
    "query": [
      "include",
      "only_pending"
    ],
    "commaLists": [
      "include"
    ],
    "integerPath": [
      "id"
    ]
  },
  /** @see https://developer.kantata.com/kantata/specification/account-invitations/update-account-invitation */
  updateAccountInvitation: {
    "id": "updateAccountInvitation",
    "method": "PUT",
    "path": "/account_invitations/{id}",
    "effect": "replace",
    "timeout": 30000,
    "rateLimitGroup": "general",
    "query": [
      "include"
    ],
    "commaLists": [
      "include"
    ],
    "integerPath": [
      "id"
    ],
    "fields": {
      "account_invitation": {
        "billability_target": true,
        "bill_rate_in_cents": true,
        "cost_rate_in_cents": true,
        "default_role_id": true,
        "permission": true
      }
    }
  },
  /** @see https://developer.kantata.com/kantata/specification/account-invitations/delete-account-invitation */
  deleteAccountInvitation: {
    "id": "deleteAccountInvitation",
    "method": "DELETE",
    "path": "/account_invitations/{id}",
    "effect": "replace",
    "timeout": 30000,
    "rateLimitGroup": "general",
    "integerPath": [
      "id"
    ]
  },
  /** @see https://developer.kantata.com/kantata/specification/account-invitations/resend-account-invitation */
  resendAccountInvitation: {
    "id": "resendAccountInvitation",
    "method": "PUT",
    "path": "/account_invitations/{id}/resend",
    "effect": "send",
    "timeout": 190000,
    "rateLimitGroup": "resendAccountInvitation",
    "query": [
      "include"
    ],
    "commaLists": [
      "include"
    ],
    "integerPath": [
      "id"
    ]
  },
  /** @see https://developer.kantata.com/kantata/specification/workspaces/create-workspace-invitation */
  createWorkspaceInvitation: {
    "id": "createWorkspaceInvitation",
    "method": "POST",
    "path": "/workspaces/{id}/invite",
    "effect": "send",
    "timeout": 190000,
    "rateLimitGroup": "createWorkspaceInvitation",
    "integerPath": [
      "id"
    ],
    "fields": {
      "invitation": {
        "full_name": true,
        "email_address": true,
        "invitee_role": true,
        "subject": true,
        "message": true
      }
    }
  },
};

/** The server that the spec names. */
export const serverUrl = "https://api.mavenlink.com/api/v1";
