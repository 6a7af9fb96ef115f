// Generated from specs/aveva-identity/v1.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description What to create or change. Every property is optional, and null means the same as absent. Closed, so that a misspelt property is
         *     caught before it is sent. The names differ: `ExpiresDateTime` is sent, `Expires` is received.
         */
        InvitationCreateOrUpdate: {
            /**
             * Format: date-time
             * @description When the invitation expires. Must be in the future and at most two months ahead; 21 days after creation if unset. Send `Z`
             *     or an offset: a time without one is read in the server's local zone.
             */
            ExpiresDateTime?: string | null;
            /**
             * @description For the vendor's internal use; leave it out. None (0), InvitationEmailSent (1), InvitationAccepted (2). The page of
             *     2019-04-30 does not restrict it; later documents do.
             * @enum {integer|null}
             */
            State?: 0 | 1 | 2 | null;
            /**
             * @description Whether to mail the invitation to the user's contact address. Defaults to true, so an update that only moves the expiration may
             *     mail the user again: pass false to avoid it.
             */
            SendInvitation?: boolean | null;
            /**
             * Format: uuid
             * @description The identity provider that must be used to accept the invitation. Documented in 2019-05 as "null: any configured provider" and since
             *     2019-10 as required on creation, yet the vendor's own sample creates without it, so it is optional here.
             *
             *     Well-known ids: Azure Active Directory e2398938-bf8f-40fa-b380-d538ece2bfc2, Google d2a478ca-52e3-4fd4-9d93-ded440476364,
             *     Microsoft 68a3a33b-b9dd-4eea-884f-87daefc4ff0f.
             */
            IdentityProviderId?: string | null;
        };
        /** @description An invitation. Objects stay open: the server may send more. */
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
            /**
             * Format: uuid
             * @description ID of the Tenant the invitation belongs to.
             */
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
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
