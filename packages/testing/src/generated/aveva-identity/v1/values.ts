// Generated from specs/aveva-identity/v1.yaml by scripts/generate/main.ts. Do not edit: change the spec, then run `pnpm generate`.
/**
 * The values of `InvitationState` by their names in the spec.
 *
 * Invitation state: None (0), InvitationEmailSent (1), InvitationAccepted (2). An integer on the wire. The service declares it as a
 * set of flags, so other integers are possible.
 */
export const InvitationState = {
  "None": 0,
  "InvitationEmailSent": 1,
  "InvitationAccepted": 2
} as const;
/** A value of `InvitationState` that the spec names. */
export type InvitationState = (typeof InvitationState)[keyof typeof InvitationState];

/** The values of each field whose values the spec lists, by object and field. Null is left out: it means that the field is unset. */
export const values = {
  "InvitationCreateOrUpdate": {
    "State": [
      0,
      1,
      2
    ]
  },
  "Invitation": {
    "State": [
      0,
      1,
      2
    ]
  }
} as const;
