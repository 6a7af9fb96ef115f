// Generated from specs/kantata-ox/openapi.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description One invitation under the singular root, or up to 50 under the plural root. */
        CreateAccountInvitationRequest: components["schemas"]["CreateSingleAccountInvitationRequest"] | components["schemas"]["CreateBulkAccountInvitationsRequest"];
        /** @description One person. Closed, so that a misspelt field is caught before it is sent; the server would ignore it. */
        CreateSingleAccountInvitationRequest: {
            /** @description The person to invite. Closed, so that a misspelt field is caught before it is sent; the server would ignore it. */
            account_invitation: components["schemas"]["AccountInvitationCreate"];
        };
        /** @description Up to 50 people. Closed, so that a misspelt field is caught before it is sent; the server would ignore it. */
        CreateBulkAccountInvitationsRequest: {
            /** @description The people to invite, at most 50 per request. */
            account_invitations: components["schemas"]["AccountInvitationCreate"][];
        };
        /** @description The person to invite. Closed, so that a misspelt field is caught before it is sent; the server would ignore it. */
        AccountInvitationCreate: {
            /** @description Where the link to accept is mailed. */
            email_address: string;
            /** @description The person's full name. */
            full_name: string;
            /**
             * @description The share of the person's time that should be billable. **The sources disagree**: the vendor page "Updating an existing Account
             *     Invitation" (seed document) says boolean; the vendor's OpenAPI document says integer for create, update and every response, and the product's
             *     own pages treat it as a percentage from 0 to 100. An integer is very probably right; both are accepted here.
             */
            billability_target?: components["schemas"]["BillabilityTarget"];
            /**
             * @description The default billing rate, in cents, for the user in a workspace on this account (when the workspace does not use a rate card). This
             *     attribute can only be set if the current user is either an Administrator or a Project Lead on the account.
             */
            bill_rate_in_cents?: components["schemas"]["BillRateInCents"];
            /**
             * @description The default cost rate used, in cents, for the user in a workspace on this account. This attribute can only be set if the current
             *     user is an Administrator on the account.
             */
            cost_rate_in_cents?: components["schemas"]["CostRateInCents"];
            /** @description Whether the person gets read-only permissions. Only on creation. */
            default_read_only?: boolean;
            /** @description The internal ID for the default role specified to the invited user. */
            default_role_id?: components["schemas"]["DefaultRoleId"];
            /** @description The person's headline, such as a job title. Only on creation. */
            headline?: string;
            /**
             * @description The permission level of the invited user. See account memberships for more details. The product does not give Punch Clock to a member
             *     without a default bill rate.
             */
            permission?: components["schemas"]["Permission"];
            /**
             * @description A link to the same person in another system. Only on creation, and never returned on an account invitation. Closed, so that a
             *     misspelt field is caught before it is sent.
             */
            external_reference?: components["schemas"]["ExternalReferenceCreate"];
        };
        /**
         * @description A link to the same person in another system. Only on creation, and never returned on an account invitation. Closed, so that a
         *     misspelt field is caught before it is sent.
         */
        ExternalReferenceCreate: {
            /** @description The other system. Unique per object. */
            service_name: string;
            /** @description The kind of record in the other system. */
            service_model: string;
            /** @description The id of the record in the other system. */
            service_model_ref: string;
            /**
             * @description State of the link.
             * @enum {string}
             */
            status?: "successful" | "pending" | "failed";
            /** @description A message from the other system. */
            external_message?: string;
            /** @description The address of the record in the other system. */
            external_link?: string;
            /** @description The state of the record in the other system. */
            external_status?: string;
            /** @description Whether the link is locked. */
            locked?: boolean;
        };
        /** @description Closed, so that a misspelt field is caught before it is sent; the server would ignore it. */
        UpdateAccountInvitationRequest: {
            /** @description The fields to change; none is required. Closed, so that a misspelt field is caught before it is sent; the server would ignore it. */
            account_invitation: components["schemas"]["AccountInvitationUpdate"];
        };
        /** @description The fields to change; none is required. Closed, so that a misspelt field is caught before it is sent; the server would ignore it. */
        AccountInvitationUpdate: {
            /**
             * @description The share of the person's time that should be billable. **The sources disagree**: the vendor page "Updating an existing Account
             *     Invitation" (seed document) says boolean; the vendor's OpenAPI document says integer for create, update and every response, and the product's
             *     own pages treat it as a percentage from 0 to 100. An integer is very probably right; both are accepted here.
             */
            billability_target?: components["schemas"]["BillabilityTarget"];
            /**
             * @description The default billing rate, in cents, for the user in a workspace on this account (when the workspace does not use a rate card). This
             *     attribute can only be set if the current user is either an Administrator or a Project Lead on the account.
             */
            bill_rate_in_cents?: components["schemas"]["BillRateInCents"];
            /**
             * @description The default cost rate used, in cents, for the user in a workspace on this account. This attribute can only be set if the current
             *     user is an Administrator on the account.
             */
            cost_rate_in_cents?: components["schemas"]["CostRateInCents"];
            /** @description The internal ID for the default role specified to the invited user. */
            default_role_id?: components["schemas"]["DefaultRoleId"];
            /**
             * @description The permission level of the invited user. See account memberships for more details. The product does not give Punch Clock to a member
             *     without a default bill rate.
             */
            permission?: components["schemas"]["Permission"];
        };
        /**
         * @description The share of the person's time that should be billable. **The sources disagree**: the vendor page "Updating an existing Account
         *     Invitation" (seed document) says boolean; the vendor's OpenAPI document says integer for create, update and every response, and the product's
         *     own pages treat it as a percentage from 0 to 100. An integer is very probably right; both are accepted here.
         */
        BillabilityTarget: number | boolean;
        /**
         * @description The default billing rate, in cents, for the user in a workspace on this account (when the workspace does not use a rate card). This
         *     attribute can only be set if the current user is either an Administrator or a Project Lead on the account.
         */
        BillRateInCents: number;
        /**
         * @description The default cost rate used, in cents, for the user in a workspace on this account. This attribute can only be set if the current
         *     user is an Administrator on the account.
         */
        CostRateInCents: number;
        /** @description The internal ID for the default role specified to the invited user. */
        DefaultRoleId: number;
        /**
         * @description The permission level of the invited user. See account memberships for more details. The product does not give Punch Clock to a member
         *     without a default bill rate.
         * @enum {string}
         */
        Permission: "administrator" | "reports_viewer_with_cost" | "reports_viewer" | "project_lead" | "project_creator" | "collaborator" | "punch_clock";
        /**
         * @description The vendor page does not mark `invitation` as required; it is required here, because the server could not do anything without it. Closed,
         *     so that a misspelt field is caught before it is sent.
         */
        CreateWorkspaceInvitationRequest: {
            /** @description The person to invite to the project. Closed, so that a misspelt field is caught before it is sent. */
            invitation: components["schemas"]["WorkspaceInvitationCreate"];
        };
        /** @description The person to invite to the project. Closed, so that a misspelt field is caught before it is sent. */
        WorkspaceInvitationCreate: {
            /**
             * @description The name of the user to invite to the project. If the user does not already exist in Kantata OX, this will become their name on
             *     your account.
             */
            full_name: string;
            /** @description The email address to send the workspace invitation to. */
            email_address: string;
            /**
             * @description The team to add the invited user to. Options are maven (i.e. consultant) and buyer (i.e. client).
             * @enum {string}
             */
            invitee_role: "maven" | "buyer";
            /** @description The subject of the invitation email. If not set, the default subject is used. */
            subject?: string;
            /** @description The message to include within the body of the invitation email. If not set, the default message is used. */
            message?: string;
        };
        /** @description Account invitations, in order in `results` and indexed by id in `account_invitations`, with the objects that `include` names. */
        AccountInvitationsResponse: {
            /** @description How many objects match, over all pages. */
            count: components["schemas"]["Count"];
            /**
             * @description The position of this page. Added to the API later than `count`, so do not rely on it. It has no meaning if `limit`, `offset` or `only`
             *     was sent.
             */
            meta?: components["schemas"]["Meta"];
            /** @description The objects that matched, in sorted order. Only this list has the order. */
            results: components["schemas"]["Results"];
            /** @description The invitations, indexed by id. Their order has no meaning. */
            account_invitations: {
                [key: string]: components["schemas"]["AccountInvitation"];
            };
            /** @description Users, indexed by id: present if `include` names `inviter` or `invitee`, even if empty. Both kinds share this map. */
            users?: {
                [key: string]: components["schemas"]["User"];
            };
            /** @description Roles, indexed by id. Present if `include` names `default_role`, even if empty. */
            roles?: {
                [key: string]: components["schemas"]["Role"];
            };
        };
        /** @description Workspace invitations, in order in `results` and indexed by id in `workspace_invitations`. */
        WorkspaceInvitationsResponse: {
            /** @description How many objects match, over all pages. */
            count: components["schemas"]["Count"];
            /**
             * @description The position of this page. Added to the API later than `count`, so do not rely on it. It has no meaning if `limit`, `offset` or `only`
             *     was sent.
             */
            meta?: components["schemas"]["Meta"];
            /** @description The objects that matched, in sorted order. Only this list has the order. */
            results: components["schemas"]["Results"];
            /** @description The invitations, indexed by id. */
            workspace_invitations: {
                [key: string]: components["schemas"]["WorkspaceInvitation"];
            };
        };
        /** @description How many objects match, over all pages. */
        Count: number;
        /**
         * @description The position of this page. Added to the API later than `count`, so do not rely on it. It has no meaning if `limit`, `offset` or `only`
         *     was sent.
         */
        Meta: {
            /** @description How many objects match, over all pages; the same number as the `count` beside `meta`. */
            count: number;
            /** @description How many pages there are. 0 when nothing matches. */
            page_count: number;
            /** @description The number of this page, as requested. 0 if nothing matches. */
            page_number: number;
            /** @description The number of rows per page, after clamping. */
            page_size: number;
        };
        /** @description The objects that matched, in sorted order. Only this list has the order. */
        Results: components["schemas"]["ResultReference"][];
        /** @description Points to one object of a top-level map. */
        ResultReference: {
            /** @description The name of the top-level map. */
            key: string;
            /** @description The key in that map. */
            id: string;
        };
        /**
         * @description An invitation for a non-user to join the account. Fields that the viewer may not see are absent. Objects stay open: the server may
         *     send more.
         */
        AccountInvitation: {
            /** @description The id. The vendor's schema lacks it, but the server returns it for every object. */
            id: string;
            /** @description Where the invitation was mailed. */
            email_address: string;
            /** @description The person's full name. */
            full_name: string;
            /** @description The person's headline, such as a job title. */
            headline?: string | null;
            /** @description Whether the invitation is still waiting to be accepted. */
            pending: boolean;
            /** @description The permission level of the invited user. New values may appear. */
            permission?: "administrator" | "reports_viewer_with_cost" | "reports_viewer" | "project_lead" | "project_creator" | "collaborator" | "punch_clock" | (string & {});
            /** @description When the invitation expires. */
            expiration_date?: string | null;
            /** @description The default billing rate in cents. Only visible to a Project Lead (or above) on the inviting account; absent otherwise. */
            bill_rate_in_cents?: number | null;
            /**
             * @description The share of time that should be billable, in percent. Only visible to a Project Lead (or above) on the inviting account;
             *     absent otherwise.
             */
            billability_target?: number | null;
            /** @description The default cost rate in cents. Only visible to an Administrator on the inviting account; absent otherwise. */
            cost_rate_in_cents?: number | null;
            /** @description Key in `roles`. Documented as present only with `include=default_role`; do not rely on its absence. */
            default_role_id?: string | null;
            /** @description Key in `users`. Documented as present only with `include=invitee`; do not rely on its absence. */
            invitee_id?: string | null;
            /** @description Key in `users`. Documented as present only with `include=inviter`; do not rely on its absence. */
            inviter_id?: string | null;
        };
        /** @description An invitation to a project. It cannot be fetched again by its id. */
        WorkspaceInvitation: {
            /** @description The id. The vendor's schema lacks it, but the server returns it for every object. */
            id: string;
            /** @description Where the invitation was mailed. */
            email_address?: string;
            /** @description The name of the invited user. */
            full_name?: string;
            /** @description The team the user was invited to. New values may appear. */
            invitee_role?: "maven" | "buyer" | (string & {});
            /** @description The message in the body of the e-mail. Null where the default was used. */
            message?: string | null;
            /** @description The subject of the e-mail. Null where the default was used. */
            subject?: string | null;
        };
        /**
         * @description A side-loaded user (inviter or invitee). In practice `id`, `full_name`, `photo_path`, `email_address` and `headline`: the fields
         *     of `optional_fields` and the ids of further associations are documented for users, but side-loaded objects do not have them.
         */
        User: {
            /** @description The id. */
            id: string;
            /** @description The user's full name. */
            full_name: string;
            /** @description The user's e-mail address. */
            email_address?: string;
            /** @description The user's headline, such as a job title. */
            headline?: string | null;
            /** @description The address of the user's photo. */
            photo_path?: string;
            /** @description The user's time zone. Optional field. */
            abbreviated_timezone?: string | null;
            /** @description About the user. Optional field. */
            bio?: string | null;
            /** @description The user's city. Optional field. */
            city?: string | null;
            /** @description Whether the user belongs to the account. Optional field; new values may appear. */
            classification?: "Internal" | "External" | (string & {}) | null;
            /** @description The user's country. Optional field. */
            country?: string | null;
            /**
             * Format: date-time
             * @description When the user was last active. Optional field.
             */
            last_site_activity?: string | null;
            /** @description The user's state or province. Optional field. */
            state?: string | null;
            /** @description The user's website. Optional field. */
            website?: string | null;
            /** @description Id of an association. */
            account_membership_id?: string | null;
            /** @description Id of an association. */
            manager_id?: string | null;
            /** @description Id of an association. */
            role_id?: string | null;
            /** @description Ids of an association. */
            custom_field_value_ids?: string[];
            /** @description Ids of an association. */
            external_reference_ids?: string[];
            /** @description Ids of an association. */
            skill_ids?: string[];
            /** @description Ids of an association. */
            skill_membership_ids?: string[];
            /** @description Ids of an association. */
            work_sample_ids?: string[];
        };
        /** @description A side-loaded role of the account. */
        Role: {
            /** @description The id. */
            id: string;
            /** @description The role's name. */
            name?: string;
            /**
             * Format: date-time
             * @description When the role was created.
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description When the role was last changed.
             */
            updated_at?: string;
            /**
             * Format: date-time
             * @description When the role was deleted; null for a role in use. A deleted role can still be referenced.
             */
            deleted_at?: string | null;
            /** @description Ids of an association. */
            external_reference_ids?: string[];
        };
        /** @description Why the request failed. Several errors at once are normal. */
        ErrorResponse: {
            /** @description The errors, at least one in every response seen. */
            errors: components["schemas"]["ErrorEntry"][];
        };
        /** @description One error. There is no machine-readable code. */
        ErrorEntry: {
            /** @description The kind of error. New values may appear. */
            type: "oauth" | "system" | "validation" | (string & {});
            /** @description The error message, for people. */
            message: string;
            /** @description For `validation`, the field at fault; `base` for the object as a whole. */
            field?: string;
            /**
             * @description For `validation`, the position of the failing object in the submitted array, counted from 0; 0 for a single create. Not
             *     documented by the vendor.
             */
            index?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
