import type { OptionKind } from "../checks/check-options.js";
import { wholeFrom } from "../checks/kinds.js";
import type { KantataBehaviour } from "./account/account-options.js";
import { REFUSAL_KINDS } from "./account/create.js";
import { REWRITE_KINDS } from "./account/rewrites.js";

/** An account invitation as the API shows it to an administrator. */
export interface KantataFakeInvitation {
  readonly id: string;
  readonly email_address: string;
  readonly full_name: string;
  readonly pending: boolean;
  readonly permission: string;
  readonly headline: string | null;
  readonly expiration_date: string | null;
  readonly bill_rate_in_cents: number | null;
  readonly cost_rate_in_cents: number | null;
  readonly billability_target: number | null;
  readonly default_role_id: string | null;
  readonly inviter_id: string | null;
  readonly invitee_id: string | null;
}

/** An invitation that is already there, or that somebody else makes. */
export interface KantataFakeInvite {
  /** A whole number that no other invitation of the fake has. @default the next one */
  readonly id?: number | undefined;
  readonly email_address: string;
  readonly full_name: string;
  /** Whether it is not accepted yet. @default true */
  readonly pending?: boolean | undefined;
  /** When it was made; a number is in milliseconds, as `Date.now()` has them. @default an hour ago in the option `invitations`, now in `invite` */
  readonly createdAt?: string | number | Date | undefined;
  /** Whether the user of the token made it, and not somebody else of the account. @default false */
  readonly mine?: boolean | undefined;
  /** @default "collaborator" */
  readonly permission?: string | undefined;
  /** @default null */
  readonly headline?: string | undefined;
  readonly bill_rate_in_cents?: number | undefined;
  readonly cost_rate_in_cents?: number | undefined;
  readonly billability_target?: number | undefined;
  readonly default_role_id?: number | undefined;
}

/** Options of `createKantataFake`. Each default is what the real service does, as far as is known. */
export interface KantataFakeOptions extends KantataBehaviour {
  /** Invitations that are there already, an hour old. No mail is listed for them. @default none */
  readonly invitations?: readonly KantataFakeInvite[] | undefined;
  /** The token that the fake takes; any other is answered with 401. @default "fake-kantata-token" */
  readonly accessToken?: string | undefined;
  /** Whether the fake takes every token. @default false */
  readonly anyToken?: boolean | undefined;
  /** The base URL that the fake's `fetch` answers. @default "https://api.mavenlink.com/api/v1" */
  readonly baseUrl?: string | undefined;
}

/** The values that each option takes. */
export const KANTATA_OPTIONS: Readonly<Record<keyof KantataFakeOptions, OptionKind>> = {
  // Each is checked where it is added.
  invitations: { each: "any" },
  accessToken: "text",
  anyToken: "boolean",
  baseUrl: "url",
  duplicates: "boolean",
  members: "boolean",
  acceptedChange: "boolean",
  openProjects: "boolean",
  refusals: { fields: REFUSAL_KINDS, required: Object.keys(REFUSAL_KINDS) },
  bulkAnswer: ["per_page", "20", "all"],
  errorFormat: ["objects", "texts", "error_message", "oauth", "none"],
  viewer: ["administrator", "project_lead", "collaborator"],
  idsShown: ["always", "included", "never"],
  listLag: "count",
  showFiltered: [true, false, "strictly"],
  pageLimit: wholeFrom(1, 200),
  ties: ["ascending", "descending", "shuffled", "unstable"],
  idsAscend: "boolean",
  rewrites: { fields: REWRITE_KINDS },
  expirationFormat: ["date", "date-time", "none"],
  resendExtends: "boolean",
  hasMeta: "boolean",
  extraFields: "boolean",
  sendsMail: "boolean",
  addressesShown: "boolean",
  namesShown: "boolean",
  counts: ["true", "none", "page"],
  idsAreNumbers: "boolean",
};

/** The fields of an invitation that somebody else makes. The account judges those that the API has too. */
export const KANTATA_INVITE: Readonly<Record<keyof KantataFakeInvite, OptionKind>> = {
  id: wholeFrom(1),
  email_address: "any",
  full_name: "any",
  pending: "boolean",
  createdAt: "date",
  mine: "boolean",
  permission: "any",
  headline: "any",
  bill_rate_in_cents: "any",
  cost_rate_in_cents: "any",
  billability_target: "any",
  default_role_id: "any",
};
