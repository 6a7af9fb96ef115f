// Generated from specs/kantata-ox/openapi.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
import type { BodyRules } from "@invitation-clients/runtime/validate";
import type { components } from "./schema.js";

/** What the spec says about `BillabilityTarget`. */
export const BillabilityTargetRules: BodyRules<components["schemas"]["BillabilityTarget"]> = {
  "type": [
    "integer",
    "boolean"
  ]
};

/** What the spec says about `BillRateInCents`. */
export const BillRateInCentsRules: BodyRules<components["schemas"]["BillRateInCents"]> = {
  "type": "integer"
};

/** What the spec says about `CostRateInCents`. */
export const CostRateInCentsRules: BodyRules<components["schemas"]["CostRateInCents"]> = {
  "type": "integer"
};

/** What the spec says about `DefaultRoleId`. */
export const DefaultRoleIdRules: BodyRules<components["schemas"]["DefaultRoleId"]> = {
  "type": "integer"
};

/** What the spec says about `Permission`. */
export const PermissionRules: BodyRules<components["schemas"]["Permission"]> = {
  "type": "string",
  "enum": [
    "administrator",
    "reports_viewer_with_cost",
    "reports_viewer",
    "project_lead",
    "project_creator",
    "collaborator",
    "punch_clock"
  ]
};

/** What the spec says about `ExternalReferenceCreate`. */
export const ExternalReferenceCreateRules: BodyRules<components["schemas"]["ExternalReferenceCreate"]> = {
  "type": "object",
  "additionalProperties": false,
  "required": [
    "service_name",
    "service_model",
    "service_model_ref"
  ],
  "properties": {
    "service_name": {
      "type": "string"
    },
    "service_model": {
      "type": "string"
    },
    "service_model_ref": {
      "type": "string"
    },
    "status": {
      "type": "string",
      "enum": [
        "successful",
        "pending",
        "failed"
      ]
    },
    "external_message": {
      "type": "string"
    },
    "external_link": {
      "type": "string"
    },
    "external_status": {
      "type": "string"
    },
    "locked": {
      "type": "boolean"
    }
  }
};

/** What the spec says about `AccountInvitationCreate`. */
export const AccountInvitationCreateRules: BodyRules<components["schemas"]["AccountInvitationCreate"]> = {
  "type": "object",
  "additionalProperties": false,
  "required": [
    "email_address",
    "full_name"
  ],
  "properties": {
    "email_address": {
      "type": "string"
    },
    "full_name": {
      "type": "string"
    },
    "billability_target": BillabilityTargetRules,
    "bill_rate_in_cents": BillRateInCentsRules,
    "cost_rate_in_cents": CostRateInCentsRules,
    "default_read_only": {
      "type": "boolean"
    },
    "default_role_id": DefaultRoleIdRules,
    "headline": {
      "type": "string"
    },
    "permission": PermissionRules,
    "external_reference": ExternalReferenceCreateRules
  }
};

/** What the spec says about `CreateSingleAccountInvitationRequest`. */
export const CreateSingleAccountInvitationRequestRules: BodyRules<components["schemas"]["CreateSingleAccountInvitationRequest"]> = {
  "type": "object",
  "additionalProperties": false,
  "required": [
    "account_invitation"
  ],
  "properties": {
    "account_invitation": AccountInvitationCreateRules
  }
};

/** What the spec says about `CreateBulkAccountInvitationsRequest`. */
export const CreateBulkAccountInvitationsRequestRules: BodyRules<components["schemas"]["CreateBulkAccountInvitationsRequest"]> = {
  "type": "object",
  "additionalProperties": false,
  "required": [
    "account_invitations"
  ],
  "properties": {
    "account_invitations": {
      "type": "array",
      "minItems": 1,
      "maxItems": 50,
      "items": AccountInvitationCreateRules
    }
  }
};

/** What the spec says about `CreateAccountInvitationRequest`. */
export const CreateAccountInvitationRequestRules: BodyRules<components["schemas"]["CreateAccountInvitationRequest"]> = {
  "oneOf": [
    CreateSingleAccountInvitationRequestRules,
    CreateBulkAccountInvitationsRequestRules
  ]
};

/** What the spec says about `AccountInvitationUpdate`. */
export const AccountInvitationUpdateRules: BodyRules<components["schemas"]["AccountInvitationUpdate"]> = {
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "billability_target": BillabilityTargetRules,
    "bill_rate_in_cents": BillRateInCentsRules,
    "cost_rate_in_cents": CostRateInCentsRules,
    "default_role_id": DefaultRoleIdRules,
    "permission": PermissionRules
  }
};

/** What the spec says about `UpdateAccountInvitationRequest`. */
export const UpdateAccountInvitationRequestRules: BodyRules<components["schemas"]["UpdateAccountInvitationRequest"]> = {
  "type": "object",
  "additionalProperties": false,
  "required": [
    "account_invitation"
  ],
  "properties": {
    "account_invitation": AccountInvitationUpdateRules
  }
};

/** What the spec says about `WorkspaceInvitationCreate`. */
export const WorkspaceInvitationCreateRules: BodyRules<components["schemas"]["WorkspaceInvitationCreate"]> = {
  "type": "object",
  "additionalProperties": false,
  "required": [
    "full_name",
    "email_address",
    "invitee_role"
  ],
  "properties": {
    "full_name": {
      "type": "string"
    },
    "email_address": {
      "type": "string"
    },
    "invitee_role": {
      "type": "string",
      "enum": [
        "maven",
        "buyer"
      ]
    },
    "subject": {
      "type": "string"
    },
    "message": {
      "type": "string"
    }
  }
};

/** What the spec says about `CreateWorkspaceInvitationRequest`. */
export const CreateWorkspaceInvitationRequestRules: BodyRules<components["schemas"]["CreateWorkspaceInvitationRequest"]> = {
  "type": "object",
  "additionalProperties": false,
  "required": [
    "invitation"
  ],
  "properties": {
    "invitation": WorkspaceInvitationCreateRules
  }
};
