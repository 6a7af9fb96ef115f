// Generated from specs/aveva-identity/v1-preview.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
export interface paths {
    "/Tenants/{tenantId}/Invitations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
            };
            cookie?: never;
        };
        /**
         * Get all invitations for a tenant
         * @description Get all invitations for a tenant. The body is a plain array. Advance by the number of invitations that came, and stop on an empty page.
         *
         *     Allowed for these roles: Account Administrator (renamed to Tenant Administrator on 2021-02-16).
         */
        get: operations["listInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/Tenants/{tenantId}/Invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
                /**
                 * @description Id of invitation.
                 * @example b41f6c0e2d8a4c7f9e53a7d1c0b2f684
                 */
                invitationId: components["parameters"]["invitationId"];
            };
            cookie?: never;
        };
        /**
         * Get an invitation
         * @description Get an Invitation using its id in a tenant.
         *
         *     Allowed for these roles: Account Administrator (renamed to Tenant Administrator on 2021-02-16).
         */
        get: operations["getInvitation"];
        /**
         * Update an invitation
         * @description Update an invitation. Properties that are unset are left unchanged.
         *     Mails the user unless `SendInvitation` is false: it defaults to true. Pass it explicitly.
         *
         *     Allowed for these roles: Account Administrator (renamed to Tenant Administrator on 2021-02-16).
         */
        put: operations["updateInvitation"];
        post?: never;
        /**
         * Delete an invitation
         * @description Delete an invitation. The e-mail already sent becomes invalid.
         *
         *     Allowed for these roles: Account Administrator (renamed to Tenant Administrator on 2021-02-16).
         */
        delete: operations["deleteInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/Tenants/{tenantId}/Users/{userId}/Invitations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
                /**
                 * @description Id of user.
                 * @example 6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40
                 */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        /**
         * Get a user's invitation
         * @description Get the invitations for a user. In spite of this wording and of the plural route, the response is one invitation.
         *
         *     Allowed for these roles: Account Administrator (renamed to Tenant Administrator on 2021-02-16).
         */
        get: operations["getUserInvitation"];
        /**
         * Create or update an invitation for a user
         * @description Create or update an invitation for a user: 201 when it was created, 200 when it was updated.
         *     Mails the user unless `SendInvitation` is false: it defaults to true. Pass it explicitly.
         *
         *     Allowed for these roles: Account Administrator (renamed to Tenant Administrator on 2021-02-16).
         */
        put: operations["createOrUpdateUserInvitation"];
        /**
         * Create an invitation for a user
         * @description Create an invitation for a user. Should use when no other invitation exists for the user; returns 409 if there is one.
         *     Mails the user unless `SendInvitation` is false.
         *
         *     Allowed for these roles: Account Administrator (renamed to Tenant Administrator on 2021-02-16).
         */
        post: operations["createUserInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description What to create or change. The vendor page calls it `InvitationCreateOrUpdateDto` and shows it by an example only; every property is
         *     optional. Closed, so that a misspelt property is caught before it is sent. The names differ: `ExpiresDateTime` is sent, `Expires`
         *     is received.
         */
        InvitationCreateOrUpdate: {
            /**
             * Format: date-time
             * @description When the invitation expires. Must be in the future and at most two months ahead; 21 days after creation if unset. Send `Z`
             *     or an offset: a time without one is read in the server's local zone.
             */
            ExpiresDateTime?: string;
            /**
             * @description For the vendor's internal use; leave it out. None (0), InvitationEmailSent (1), InvitationAccepted (2). The page of
             *     2019-04-30 does not restrict it; later documents do.
             * @enum {integer}
             */
            State?: 0 | 1 | 2;
            /**
             * @description Whether to mail the invitation to the user's contact address. Defaults to true, so an update that only moves the expiration may
             *     mail the user again: pass false to avoid it.
             */
            SendInvitation?: boolean;
            /**
             * Format: uuid
             * @description The identity provider that must be used to accept the invitation. Documented in 2019-05 as "null: any configured provider" and since
             *     2019-10 as required on creation, yet the vendor's own sample creates without it, so it is optional here.
             */
            IdentityProviderId?: string;
        };
        /** @description An invitation (the vendor page calls it `InvitationDto`). Objects stay open: the server may send more. */
        Invitation: {
            /** @description Unique Invitation Id. */
            Id: string;
            /**
             * Format: date-time
             * @description Invitation issuing timestamp, with up to seven fractional digits.
             */
            Issued: string;
            /**
             * Format: date-time
             * @description Invitation expiration timestamp. Sent as `ExpiresDateTime`.
             */
            Expires: string;
            /**
             * Format: date-time
             * @description Invitation accepted timestamp. Absent or null until then.
             */
            Accepted?: string | null;
            /**
             * @description Invitation state: None (0), InvitationEmailSent (1), InvitationAccepted (2). An integer on the wire. The service declares it as a
             *     set of flags, so other integers are possible.
             */
            State: components["schemas"]["InvitationState"];
            /** @description ID of the Tenant the invitation belongs to. */
            TenantId: string;
            /**
             * Format: uuid
             * @description ID of the User whom the invitation was issued to.
             */
            UserId: string;
            /**
             * Format: uuid
             * @description ID of the Identity Provider that must be used to accept the invitation. Absent or null for any.
             */
            IdentityProviderId?: string | null;
        };
        /**
         * @description Invitation state: None (0), InvitationEmailSent (1), InvitationAccepted (2). An integer on the wire. The service declares it as a
         *     set of flags, so other integers are possible.
         */
        InvitationState: 0 | 1 | 2 | (number & {});
        /**
         * @description Why the request failed. Two variants are documented (with `EventId`, and with `DynamicProperties`), and other services leave out
         *     `OperationId`. So treat every field as optional.
         */
        ErrorResponse: {
            /** @description The server's id of this request; quote it to the vendor's support. */
            OperationId?: string;
            /** @description What went wrong. */
            Error?: string;
            /** @description The reason for the error. */
            Reason?: string;
            /** @description What to do about it. */
            Resolution?: string;
            /** @description The server's id of the event. Documented for the operations on users. */
            EventId?: string;
            /** @description Further details. Documented for the operations on tenants. */
            DynamicProperties?: {
                [key: string]: unknown;
            };
        };
    };
    responses: {
        /** @description Missing or invalid inputs. */
        BadRequest: {
            headers: {
                "Operation-Id": components["headers"]["Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description Unauthorized: the token is missing, invalid or expired. The body may be missing: a text of 2019 says that only 401 has no body,
         *     and later documents list one.
         */
        Unauthorized: {
            headers: {
                "Operation-Id": components["headers"]["Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Forbidden. The caller lacks the required role. */
        Forbidden: {
            headers: {
                "Operation-Id": components["headers"]["Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Tenant not found. */
        TenantNotFound: {
            headers: {
                "Operation-Id": components["headers"]["Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Internal server error. */
        InternalServerError: {
            headers: {
                "Operation-Id": components["headers"]["Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Invitation or Tenant not found. */
        InvitationOrTenantNotFound: {
            headers: {
                "Operation-Id": components["headers"]["Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Invitation, User, or Tenant not found. */
        InvitationUserOrTenantNotFound: {
            headers: {
                "Operation-Id": components["headers"]["Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description User or Tenant not found. */
        UserOrTenantNotFound: {
            headers: {
                "Operation-Id": components["headers"]["Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Invitation already exists. A user has one invitation at a time. */
        InvitationAlreadyExists: {
            headers: {
                "Operation-Id": components["headers"]["Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /**
         * @description Id of tenant.
         * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
         */
        tenantId: string;
        /**
         * @description Query to execute. Currently not supported.
         * @example
         */
        query: string;
        /**
         * @description Number of invitations to skip.
         * @example 100
         */
        skip: number;
        /**
         * @description Max number of invitations to return.
         * @example 50
         */
        count: number;
        /**
         * @description Specify to return expired invitations. Without it only invitations that have not expired are returned.
         * @example true
         */
        includeExpiredInvitations: boolean;
        /**
         * @description Id of invitation.
         * @example b41f6c0e2d8a4c7f9e53a7d1c0b2f684
         */
        invitationId: string;
        /**
         * @description Id of user.
         * @example 6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40
         */
        userId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The server's id of this request; quote it to the vendor's support.
         * @example 8d6a3f0c5b7e4f1a9c2d4e6f8a0b1c3d
         */
        "Operation-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listInvitations: {
        parameters: {
            query?: {
                /**
                 * @description Query to execute. Currently not supported.
                 * @example
                 */
                query?: components["parameters"]["query"];
                /**
                 * @description Number of invitations to skip.
                 * @example 100
                 */
                skip?: components["parameters"]["skip"];
                /**
                 * @description Max number of invitations to return.
                 * @example 50
                 */
                count?: components["parameters"]["count"];
                /**
                 * @description Specify to return expired invitations. Without it only invitations that have not expired are returned.
                 * @example true
                 */
                includeExpiredInvitations?: components["parameters"]["includeExpiredInvitations"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "Operation-Id": components["headers"]["Operation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["TenantNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
                /**
                 * @description Id of invitation.
                 * @example b41f6c0e2d8a4c7f9e53a7d1c0b2f684
                 */
                invitationId: components["parameters"]["invitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "Operation-Id": components["headers"]["Operation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["InvitationOrTenantNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    updateInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
                /**
                 * @description Id of invitation.
                 * @example b41f6c0e2d8a4c7f9e53a7d1c0b2f684
                 */
                invitationId: components["parameters"]["invitationId"];
            };
            cookie?: never;
        };
        /** @description The properties to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCreateOrUpdate"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "Operation-Id": components["headers"]["Operation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["InvitationOrTenantNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deleteInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
                /**
                 * @description Id of invitation.
                 * @example b41f6c0e2d8a4c7f9e53a7d1c0b2f684
                 */
                invitationId: components["parameters"]["invitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. No content. */
            204: {
                headers: {
                    "Operation-Id": components["headers"]["Operation-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["InvitationOrTenantNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getUserInvitation: {
        parameters: {
            query?: {
                /**
                 * @description Specify to return expired invitations. Without it only invitations that have not expired are returned.
                 * @example true
                 */
                includeExpiredInvitations?: components["parameters"]["includeExpiredInvitations"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
                /**
                 * @description Id of user.
                 * @example 6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40
                 */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "Operation-Id": components["headers"]["Operation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["InvitationUserOrTenantNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createOrUpdateUserInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
                /**
                 * @description Id of user.
                 * @example 6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40
                 */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        /** @description The invitation to create, or the properties to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCreateOrUpdate"];
            };
        };
        responses: {
            /** @description Updated. */
            200: {
                headers: {
                    "Operation-Id": components["headers"]["Operation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "Operation-Id": components["headers"]["Operation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserOrTenantNotFound"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createUserInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of tenant.
                 * @example 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54
                 */
                tenantId: components["parameters"]["tenantId"];
                /**
                 * @description Id of user.
                 * @example 6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40
                 */
                userId: components["parameters"]["userId"];
            };
            cookie?: never;
        };
        /** @description The invitation to create. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCreateOrUpdate"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Operation-Id": components["headers"]["Operation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserOrTenantNotFound"];
            409: components["responses"]["InvitationAlreadyExists"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
