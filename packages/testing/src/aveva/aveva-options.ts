import type { OptionKind } from "../checks/check-options.js";
import { wholeFrom } from "../checks/kinds.js";
import type { DateFormat } from "./dates.js";
import type { ErrorExtras } from "./problems.js";

/** An invitation as v1 shows it. */
export interface AvevaFakeInvitation {
  readonly Id: string;
  readonly Issued: string;
  readonly Expires: string;
  /** When it was accepted. Before that it is absent, or null with the option `nulls`. */
  readonly Accepted?: string | null;
  /** 0: not mailed, 1: mailed, 2: accepted. */
  readonly State: number;
  readonly TenantId: string;
  readonly UserId: string;
}

/** An invitation that is already there, or that somebody else makes. */
export interface AvevaFakeInvite {
  /** An id that no other invitation of the fake has. @default made by the fake */
  readonly Id?: string | undefined;
  readonly UserId: string;
  /** When it was made; a number is in milliseconds, as `Date.now()` has them. @default now */
  readonly Issued?: string | number | Date | undefined;
  /** When it expires; a time in the past makes an expired invitation. @default in 21 days */
  readonly Expires?: string | number | Date | undefined;
  /** Whether the user was mailed: the state is then 1, otherwise 0. @default true */
  readonly mailed?: boolean | undefined;
}

/** How the service behaves where documents are silent or disagree. Each default is what the real service does, as far as is known. */
export interface AvevaBehaviour {
  /** Whether this is the region that takes writes. Others answer them with 405 and no body. @default true */
  readonly primary?: boolean | undefined;
  /** The version whose routes answer; those of the other are a 404. @default "both" */
  readonly serves?: "both" | "v1" | "v1-preview" | undefined;
  /** Whether a create in v1 is answered with 202 and no body. @default false */
  readonly accepts?: boolean | undefined;
  /** Whether a PUT without `SendInvitation` mails the user: it defaults to true, but what is unset does not change. @default true */
  readonly unsetMails?: boolean | undefined;
  /** Whether a create without `IdentityProviderId` is a 400, as documents since 2019-10 say. @default false */
  readonly providerRequired?: boolean | undefined;
  /** Whether answers of v1 have `IdentityProviderId`, as documents until 2021 say. @default false */
  readonly providerShown?: boolean | undefined;
  /** Whether `get` of a user's expired invitation in v1 shows it; otherwise that is a 404. @default true */
  readonly expiredShown?: boolean | undefined;
  /** The most rows on a page. A larger `count` is reduced without an error. @default 1000 */
  readonly pageLimit?: number | undefined;
  /** How lists are sorted; `unstable`: differently in each request. @default "oldest" */
  readonly order?: ListOrder | undefined;
  /** The server's time zone, in whole hours ahead of UTC. Times sent without a zone are read in it. @default -7 */
  readonly zone?: number | undefined;
  /** How times are written: with the `offset` of the zone, or in `utc` with a Z. @default "offset" */
  readonly dateFormat?: DateFormat | undefined;
  /** The state of an accepted invitation: 2 as documented, or 3, with the bits added up, if it was mailed. @default 2 */
  readonly acceptedState?: 2 | 3 | undefined;
  /** Whether a 401 has a body: a document of 2019 says that it has none, but later documents list one. @default true */
  readonly bodyOf401?: boolean | undefined;
  /** What error bodies have besides their four texts: nothing, an `EventId`, or `DynamicProperties`. @default "none" */
  readonly errorExtras?: ErrorExtras | undefined;
  /** Whether properties without a value are null instead of absent; documents show both. @default false */
  readonly nulls?: boolean | undefined;
  /** Whether a `State` of 0 is left out, as the service does with other defaults. Such answers are not valid against the spec. @default false */
  readonly zeroStateAbsent?: boolean | undefined;
}

/** How lists are sorted. */
export type ListOrder = "oldest" | "newest" | "unstable";

/** Options of `createAvevaFake`. Each default is what the real service does, as far as is known. */
export interface AvevaFakeOptions extends AvevaBehaviour {
  /** Ids of the users of the tenant. An invitation of any other user is a 404. @default every id is a user */
  readonly users?: readonly string[] | undefined;
  /** Invitations that are there already. No mail is listed for them. @default none */
  readonly invitations?: readonly AvevaFakeInvite[] | undefined;
  /** The id of the tenant. Any other is a 404. @default "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e" */
  readonly tenantId?: string | undefined;
  /** The id of the client that gets tokens. @default "fake-client" */
  readonly clientId?: string | undefined;
  /** The secret of that client. @default "fake-client-secret" */
  readonly clientSecret?: string | undefined;
  /** Whether the fake takes every token, and not only those that its token endpoint issued. @default false */
  readonly anyToken?: boolean | undefined;
  /** The origin that the fake's `fetch` answers. @default "https://uswe.datahub.connect.aveva.com" */
  readonly baseUrl?: string | undefined;
  /** How many seconds a token is valid. @default 3600 */
  readonly tokenLife?: number | undefined;
}

/** The values that each option takes. */
export const AVEVA_OPTIONS: Readonly<Record<keyof AvevaFakeOptions, OptionKind>> = {
  users: { each: "id" },
  // Each is checked where it is added.
  invitations: { each: "any" },
  tenantId: "id",
  clientId: "text",
  clientSecret: "text",
  anyToken: "boolean",
  baseUrl: "origin",
  tokenLife: "count",
  primary: "boolean",
  serves: ["both", "v1", "v1-preview"],
  accepts: "boolean",
  unsetMails: "boolean",
  providerRequired: "boolean",
  providerShown: "boolean",
  expiredShown: "boolean",
  pageLimit: wholeFrom(1),
  order: ["oldest", "newest", "unstable"],
  zone: wholeFrom(-12, 14),
  dateFormat: ["offset", "utc"],
  acceptedState: [2, 3],
  bodyOf401: "boolean",
  errorExtras: ["none", "event", "properties"],
  nulls: "boolean",
  zeroStateAbsent: "boolean",
};

/** The fields of an invitation that somebody else makes. */
export const AVEVA_INVITE: Readonly<Record<keyof AvevaFakeInvite, OptionKind>> = {
  Id: "id",
  UserId: "id",
  Issued: "date",
  Expires: "date",
  mailed: "boolean",
};
