// Generated from specs/kantata-ox/openapi.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
/**
 * The values of `Permission`, in the order of the spec.
 *
 * The permission level of the invited user. See account memberships for more details. The product does not give Punch Clock to a member
 * without a default bill rate.
 */
export const permissionValues = [
  "administrator",
  "reports_viewer_with_cost",
  "reports_viewer",
  "project_lead",
  "project_creator",
  "collaborator",
  "punch_clock"
] as const;

/** The values of each field whose values the spec lists, by object and field. Null is left out: it means that the field is unset. */
export const values = {
  "AccountInvitationCreate": {
    "permission": [
      "administrator",
      "reports_viewer_with_cost",
      "reports_viewer",
      "project_lead",
      "project_creator",
      "collaborator",
      "punch_clock"
    ]
  },
  "ExternalReferenceCreate": {
    "status": [
      "successful",
      "pending",
      "failed"
    ]
  },
  "AccountInvitationUpdate": {
    "permission": [
      "administrator",
      "reports_viewer_with_cost",
      "reports_viewer",
      "project_lead",
      "project_creator",
      "collaborator",
      "punch_clock"
    ]
  },
  "WorkspaceInvitationCreate": {
    "invitee_role": [
      "maven",
      "buyer"
    ]
  },
  "AccountInvitation": {
    "permission": [
      "administrator",
      "reports_viewer_with_cost",
      "reports_viewer",
      "project_lead",
      "project_creator",
      "collaborator",
      "punch_clock"
    ]
  },
  "WorkspaceInvitation": {
    "invitee_role": [
      "maven",
      "buyer"
    ]
  },
  "User": {
    "classification": [
      "Internal",
      "External"
    ]
  },
  "ErrorEntry": {
    "type": [
      "oauth",
      "system",
      "validation"
    ]
  }
} as const;
