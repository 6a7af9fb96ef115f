import type { OptionKind } from "../server/check-options.js";
import type { Refusals } from "./account/create.js";
import type { ExpirationFormat, IdsShown, Viewer } from "./account/present.js";
import type { Rewrites } from "./account/rewrites.js";
import type { Ties } from "./account/rows.js";

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
  readonly email_address: string;
  readonly full_name: string;
  /** Whether it is not accepted yet. @default true */
  readonly pending?: boolean | undefined;
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
export interface KantataFakeOptions {
  /** Invitations that are there already, an hour old. No mail is listed for them. @default none */
  readonly invitations?: readonly KantataFakeInvite[] | undefined;
  /** The token that the fake takes; any other is answered with 401. @default "fake-kantata-token" */
  readonly accessToken?: string | undefined;
  /** Whether the fake takes every token. @default false */
  readonly anyToken?: boolean | undefined;
  /** The base URL that the fake's `fetch` answers. @default "https://api.mavenlink.com/api/v1" */
  readonly baseUrl?: string | undefined;
  /** Whether an address that has a pending invitation can be invited again; otherwise that is a 422. @default false */
  readonly duplicates?: boolean | undefined;
  /**
   * How a bulk create with bad rows is refused: whether errors have the `index` of `all` bad rows, name the `first` alone, or `none`;
   * and whether one bad row makes the server refuse the good ones too (`atomic`). @default { index: "all", atomic: true }
   */
  readonly refusals?: Refusals | undefined;
  /** Whose token it is. Rates are absent for those who may not see them. @default "administrator" */
  readonly viewer?: Viewer | undefined;
  /** When `inviter_id` and its like are shown: `always`, when `included`, or `never`. @default "always" */
  readonly idsShown?: IdsShown | undefined;
  /** Milliseconds until lists show a created invitation. @default 0 */
  readonly listLag?: number | undefined;
  /** Whether `get` answers 404 for an accepted invitation unless `only_pending` is false. @default true */
  readonly showFiltered?: boolean | undefined;
  /** The most rows on a page. A larger `per_page` is reduced without an error. @default 200 */
  readonly pageLimit?: number | undefined;
  /** How lists sort invitations that were made in the same second. @default "ascending" */
  readonly ties?: Ties | undefined;
  /** Whether later invitations have larger ids. @default true */
  readonly idsAscend?: boolean | undefined;
  /** How addresses and names are changed before they are stored, besides trimming. @default not at all */
  readonly rewrites?: Rewrites | undefined;
  /** How `expiration_date` is written, which is not documented. @default "date" */
  readonly expirationFormat?: ExpirationFormat | undefined;
  /** Whether answers have `meta`, which came to the API later than `count`. @default true */
  readonly hasMeta?: boolean | undefined;
  /** Whether mails go out. In an expired trial, invitations are made but nobody is mailed. @default true */
  readonly sendsMail?: boolean | undefined;
}

/** The values that each option takes. */
export const KANTATA_OPTIONS: Readonly<Record<keyof KantataFakeOptions, OptionKind>> = {
  invitations: "any",
  accessToken: "text",
  anyToken: "boolean",
  baseUrl: "url",
  duplicates: "boolean",
  refusals: "any",
  viewer: ["administrator", "project_lead", "collaborator"],
  idsShown: ["always", "included", "never"],
  listLag: "count",
  showFiltered: "boolean",
  pageLimit: "count",
  ties: ["ascending", "descending", "shuffled", "unstable"],
  idsAscend: "boolean",
  rewrites: "any",
  expirationFormat: ["date", "date-time", "none"],
  hasMeta: "boolean",
  sendsMail: "boolean",
};

/** The names of all fields of an invitation that somebody else makes. */
export const KANTATA_INVITE_FIELDS: Readonly<Record<keyof KantataFakeInvite, true>> = {
  email_address: true,
  full_name: true,
  pending: true,
  permission: true,
  headline: true,
  bill_rate_in_cents: true,
  cost_rate_in_cents: true,
  billability_target: true,
  default_role_id: true,
};
