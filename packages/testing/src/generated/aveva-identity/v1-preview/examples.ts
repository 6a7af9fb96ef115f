// Generated from specs/aveva-identity/v1-preview.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
import type { components } from "./schema.js";

type Schemas = components["schemas"];

/** The named examples, with the type of each. */
export interface Examples {
  readonly "three-invitations": readonly Schemas["Invitation"][];
  readonly "no-invitations": readonly Schemas["Invitation"][];
  readonly "expires-too-late": Schemas["ErrorResponse"];
  readonly "invalid-token": Schemas["ErrorResponse"];
  readonly "lacking-role": Schemas["ErrorResponse"];
  readonly "tenant-not-found": Schemas["ErrorResponse"];
  readonly "internal-error": Schemas["ErrorResponse"];
  readonly "accepted": Schemas["Invitation"];
  readonly "mail-sent": Schemas["Invitation"];
  readonly "not-mailed": Schemas["Invitation"];
  readonly "invitation-not-found": Schemas["ErrorResponse"];
  readonly "request-every-field": Schemas["InvitationCreateOrUpdate"];
  readonly "request-with-provider": Schemas["InvitationCreateOrUpdate"];
  readonly "request-extend": Schemas["InvitationCreateOrUpdate"];
  readonly "request-resend": Schemas["InvitationCreateOrUpdate"];
  readonly "request-state-mail-sent": Schemas["InvitationCreateOrUpdate"];
  readonly "request-state-accepted": Schemas["InvitationCreateOrUpdate"];
  readonly "extended": Schemas["Invitation"];
  readonly "user-has-no-invitation": Schemas["ErrorResponse"];
  readonly "user-not-found": Schemas["ErrorResponse"];
  readonly "invitation-already-exists": Schemas["ErrorResponse"];
}

export const examples: Examples = {
  "three-invitations": [
    {
      "Id": "0d9b7e5a3c1f4826b4d0f2e8a6c4b2d0",
      "Issued": "2026-03-05T16:40:03.5071882-07:00",
      "Expires": "2026-03-26T16:40:03.5071882-07:00",
      "Accepted": null,
      "State": 1,
      "TenantId": "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54",
      "UserId": "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40",
      "IdentityProviderId": null
    },
    {
      "Id": "b41f6c0e2d8a4c7f9e53a7d1c0b2f684",
      "Issued": "2026-03-02T11:14:58.2160523-07:00",
      "Expires": "2026-03-23T11:14:58.2160575-07:00",
      "Accepted": "2026-03-04T08:02:17.230823-07:00",
      "State": 2,
      "TenantId": "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54",
      "UserId": "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40",
      "IdentityProviderId": "e2398938-bf8f-40fa-b380-d538ece2bfc2"
    },
    {
      "Id": "f2a8c6e4b0d1493795b3d7f1e5c9a3b7",
      "Issued": "2026-01-06T09:00:00.1Z",
      "Expires": "2026-01-27T09:00:00.1Z",
      "Accepted": null,
      "State": 0,
      "TenantId": "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54",
      "UserId": "7d1a3b5c-0e2f-4b68-9a47-3e8d6c0f2b51",
      "IdentityProviderId": "68a3a33b-b9dd-4eea-884f-87daefc4ff0f"
    }
  ],
  "no-invitations": [],
  "expires-too-late": {
    "OperationId": "8d6a3f0c5b7e4f1a9c2d4e6f8a0b1c3d",
    "Error": "The request is not valid.",
    "Reason": "ExpiresDateTime is more than two months in the future.",
    "Resolution": "Choose an expiration within two months from now.",
    "DynamicProperties": {
      "ExpiresDateTime": "2026-09-30T00:00:00Z"
    }
  },
  "invalid-token": {
    "OperationId": "1f0e9d8c7b6a45349281706f5e4d3c2b",
    "Error": "Unauthorized.",
    "Reason": "The access token has expired.",
    "Resolution": "Request a new access token and try again."
  },
  "lacking-role": {
    "OperationId": "2a3b4c5d6e7f40818293a4b5c6d7e8f9",
    "Error": "The operation is not allowed.",
    "Reason": "The client does not have a role that may manage invitations.",
    "Resolution": "Ask an administrator of the tenant to add the role to the client."
  },
  "tenant-not-found": {
    "OperationId": "92a3b4c5d6e748f9a0b1c2d3e4f50617",
    "Error": "The resource was not found.",
    "Reason": "The tenant 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54 does not exist.",
    "Resolution": "Check the tenant id.",
    "DynamicProperties": {}
  },
  "internal-error": {
    "OperationId": "3c4d5e6f708142538495a6b7c8d9eafb",
    "Error": "An unexpected error occurred.",
    "Reason": "The server could not complete the request.",
    "Resolution": "Try again; if it happens again, give the OperationId to support.",
    "EventId": "e0c7b1d2-4f35-4a68-9b7c-1d2e3f405162"
  },
  "accepted": {
    "Id": "b41f6c0e2d8a4c7f9e53a7d1c0b2f684",
    "Issued": "2026-03-02T11:14:58.2160523-07:00",
    "Expires": "2026-03-23T11:14:58.2160575-07:00",
    "Accepted": "2026-03-04T08:02:17.230823-07:00",
    "State": 2,
    "TenantId": "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54",
    "UserId": "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40",
    "IdentityProviderId": "e2398938-bf8f-40fa-b380-d538ece2bfc2"
  },
  "mail-sent": {
    "Id": "0d9b7e5a3c1f4826b4d0f2e8a6c4b2d0",
    "Issued": "2026-03-05T16:40:03.5071882-07:00",
    "Expires": "2026-03-26T16:40:03.5071882-07:00",
    "Accepted": null,
    "State": 1,
    "TenantId": "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54",
    "UserId": "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40",
    "IdentityProviderId": null
  },
  "not-mailed": {
    "Id": "f2a8c6e4b0d1493795b3d7f1e5c9a3b7",
    "Issued": "2026-03-06T09:00:00.1Z",
    "Expires": "2026-03-27T09:00:00.1Z",
    "State": 0,
    "TenantId": "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54",
    "UserId": "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40"
  },
  "invitation-not-found": {
    "OperationId": "6f708192a3b445c6d7e8f9a0b1c2d3e4",
    "Error": "The resource was not found.",
    "Reason": "The invitation b41f6c0e2d8a4c7f9e53a7d1c0b2f684 does not exist.",
    "Resolution": "Check the invitation id."
  },
  "request-every-field": {
    "ExpiresDateTime": "2026-04-15T11:14:58.2273317-07:00",
    "State": 0,
    "SendInvitation": false,
    "IdentityProviderId": "e2398938-bf8f-40fa-b380-d538ece2bfc2"
  },
  "request-with-provider": {
    "ExpiresDateTime": "2026-04-15T00:00:00Z",
    "SendInvitation": true,
    "IdentityProviderId": "e2398938-bf8f-40fa-b380-d538ece2bfc2"
  },
  "request-extend": {
    "ExpiresDateTime": "2026-04-15T00:00:00Z",
    "SendInvitation": false
  },
  "request-resend": {
    "SendInvitation": true
  },
  "request-state-mail-sent": {
    "State": 1,
    "SendInvitation": false
  },
  "request-state-accepted": {
    "State": 2,
    "SendInvitation": false
  },
  "extended": {
    "Id": "0d9b7e5a3c1f4826b4d0f2e8a6c4b2d0",
    "Issued": "2026-03-05T16:40:03.5071882-07:00",
    "Expires": "2026-04-15T00:00:00Z",
    "Accepted": null,
    "State": 1,
    "TenantId": "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54",
    "UserId": "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40",
    "IdentityProviderId": "d2a478ca-52e3-4fd4-9d93-ded440476364"
  },
  "user-has-no-invitation": {
    "OperationId": "708192a3b4c546d7e8f9a0b1c2d3e4f5",
    "Error": "The resource was not found.",
    "Reason": "The user 6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40 has no invitation.",
    "Resolution": "Create an invitation for the user.",
    "EventId": "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"
  },
  "user-not-found": {
    "OperationId": "8192a3b4c5d647e8f9a0b1c2d3e4f506",
    "Error": "The resource was not found.",
    "Reason": "The user 6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40 does not exist.",
    "Resolution": "Check the user id.",
    "EventId": "1c2d3e4f-5061-4728-93a4-b5c6d7e8f90a"
  },
  "invitation-already-exists": {
    "OperationId": "4d5e6f70819243a4b5c6d7e8f9a0b1c2",
    "Error": "The resource already exists.",
    "Reason": "An invitation for this user already exists.",
    "Resolution": "Update the existing invitation, or delete it first."
  }
};

/** The example of an error answer with each status: the one that most operations name first. */
export const errors = {
  "400": "expires-too-late",
  "401": "invalid-token",
  "403": "lacking-role",
  "404": "invitation-not-found",
  "409": "invitation-already-exists",
  "500": "internal-error"
} as const;

/** The fields of each object. */
export const fields = {
  "InvitationCreateOrUpdate": [
    "ExpiresDateTime",
    "State",
    "SendInvitation",
    "IdentityProviderId"
  ],
  "Invitation": [
    "Id",
    "Issued",
    "Expires",
    "Accepted",
    "State",
    "TenantId",
    "UserId",
    "IdentityProviderId"
  ],
  "ErrorResponse": [
    "OperationId",
    "Error",
    "Reason",
    "Resolution",
    "EventId",
    "DynamicProperties"
  ]
} as const;
