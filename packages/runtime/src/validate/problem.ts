/** Why a body is not valid at one place. */
export interface Problem {
  /** The path of the field, such as `external_reference.service_name` or `account_invitations[2].permission`; empty for the body itself. */
  readonly field: string;
  /** What is wrong, in words that follow the name of the field, such as `is missing`. */
  readonly message: string;
}
