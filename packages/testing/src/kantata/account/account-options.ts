import type { Mail } from "../../server/mail-log.js";
import type { Refusals } from "./create.js";
import type { Counts, ExpirationFormat, IdsShown, Viewer } from "./present.js";
import type { Rewrites } from "./rewrites.js";
import type { Ties } from "./rows.js";

/** What the server does differently in one request. */
export interface KantataHandling {
  /** How many rows of a create it takes before it stops. @default all */
  readonly take?: number;
  /** How many rows of a create its answer shows. @default all */
  readonly show?: number;
  /** Milliseconds until lists show the created rows. @default 0 */
  readonly lag?: number;
}

export interface KantataAccountOptions {
  /** The only token that it accepts. @default any */
  readonly token?: string;
  readonly viewer?: Viewer;
  readonly idsShown?: IdsShown;
  readonly ties?: Ties;
  readonly refusals?: Refusals;
  /** Whether an address that has a pending invitation can be invited again. @default true */
  readonly duplicates?: boolean;
  /** Whether the viewer may see e-mail addresses. @default true */
  readonly addressesShown?: boolean;
  /** Whether answers show names. @default true */
  readonly namesShown?: boolean;
  /** Which number of rows answers report. @default the true one */
  readonly counts?: Counts;
  /** Whether ids are numbers in JSON. @default false */
  readonly idsAreNumbers?: boolean;
  /** The most rows on a page. A larger `per_page` is reduced without an error. @default 200 */
  readonly pageLimit?: number;
  /** How the server changes addresses and names before it stores them. @default trims both, and collapses white space in names */
  readonly rewrites?: Rewrites;
  /** Whether later rows have larger ids. @default true */
  readonly idsAscend?: boolean;
  /** Whether the show route hides accepted invitations by default, as the list does. @default true */
  readonly showFiltered?: boolean;
  /** Milliseconds until lists show a created row. @default 0 */
  readonly listLag?: number;
  readonly expirationFormat?: ExpirationFormat;
  /** Whether answers have `meta`, which came to the API later. @default true */
  readonly hasMeta?: boolean;
  /** Whether mails go out. They do not in an expired trial. @default true */
  readonly sendsMail?: boolean;
  /** The path of the API's base URL. @default "/api/v1" */
  readonly basePath?: string;
  readonly onMail?: (mail: Mail) => void;
}

/** The operations, as the spec names them. */
export type KantataOperation =
  | "listAccountInvitations"
  | "createAccountInvitation"
  | "getAccountInvitation"
  | "updateAccountInvitation"
  | "deleteAccountInvitation"
  | "resendAccountInvitation"
  | "createWorkspaceInvitation";
