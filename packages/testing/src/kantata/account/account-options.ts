import type { Mail } from "../../server/mail-log.js";
import type { Counts, ExpirationFormat, IdsShown, Viewer } from "../answers/present.js";
import type { ErrorFormat } from "../answers/problems.js";
import type { BulkAnswer, Refusals } from "./create.js";
import type { Rewrites } from "./rewrites.js";
import type { Ties } from "./rows.js";

/** How the service behaves where documents are silent or disagree. Each default is what the real service does, as far as is known. */
export interface KantataBehaviour {
  /** Whether an address that has a pending invitation can be invited again; otherwise that is a 422. @default false */
  readonly duplicates?: boolean | undefined;
  /** Whether an address whose invitation was accepted can be invited again; otherwise that is a 422. @default true */
  readonly members?: boolean | undefined;
  /** Whether accepted invitations can be updated, resent and deleted; otherwise that is a 422. @default true */
  readonly acceptedChange?: boolean | undefined;
  /** Whether people who are not members of the account can be invited to projects; otherwise that is a 422. @default true */
  readonly openProjects?: boolean | undefined;
  /**
   * How a bulk create with bad rows is refused: whether errors have the `index` of `all` bad rows, name the `first` alone, or `none`;
   * and whether one bad row makes the server refuse the good ones too (`atomic`). @default { index: "all", atomic: true }
   */
  readonly refusals?: Refusals | undefined;
  /** How many created rows the answer to a bulk create shows: `per_page` of them, or 20 without it; always `20`; or `all`. @default "per_page" */
  readonly bulkAnswer?: BulkAnswer | undefined;
  /** How error bodies are written: `objects`, `texts`, `error_message`, `oauth` or `none`. @default "objects" */
  readonly errorFormat?: ErrorFormat | undefined;
  /** Whose token it is. Rates are absent for those who may not see them, and refused if they send them. @default "administrator" */
  readonly viewer?: Viewer | undefined;
  /** When `inviter_id` and its like are shown: `always`, when `included`, or `never`. @default "always" */
  readonly idsShown?: IdsShown | undefined;
  /** Milliseconds until lists show a created invitation. @default 0 */
  readonly listLag?: number | undefined;
  /**
   * Whether `get` answers 404 for an accepted invitation unless `only_pending` is false; `"strictly"`: also if it is false, because the
   * parameter is not documented for `get`. @default true
   */
  readonly showFiltered?: boolean | "strictly" | undefined;
  /** The most rows on a page, from 1 to 200. A larger `per_page` is reduced without an error. @default 200 */
  readonly pageLimit?: number | undefined;
  /** How lists sort invitations that were made in the same second. @default "ascending" */
  readonly ties?: Ties | undefined;
  /** Whether later invitations have larger ids. @default true */
  readonly idsAscend?: boolean | undefined;
  /** How addresses and names are changed before they are stored, besides trimming. @default not at all */
  readonly rewrites?: Rewrites | undefined;
  /** How `expiration_date` is written, which is not documented. @default "date" */
  readonly expirationFormat?: ExpirationFormat | undefined;
  /** Whether a resend moves `expiration_date`. @default false */
  readonly resendExtends?: boolean | undefined;
  /** Whether answers have `meta`, which came to the API later than `count`. @default true */
  readonly hasMeta?: boolean | undefined;
  /** Whether objects have fields that no document names. @default false */
  readonly extraFields?: boolean | undefined;
  /** Whether mails go out. In an expired trial, invitations are made but nobody is mailed. @default true */
  readonly sendsMail?: boolean | undefined;
  /** Whether answers show e-mail addresses. Without them, they are not valid against the spec. @default true */
  readonly addressesShown?: boolean | undefined;
  /** Whether answers show names. Without them, they are not valid against the spec. @default true */
  readonly namesShown?: boolean | undefined;
  /** The `count` of answers: the `true` one, `none`, or that of the `page`. Without it, they are not valid against the spec. @default "true" */
  readonly counts?: Counts | undefined;
  /** Whether ids are numbers in JSON. Such answers are not valid against the spec. @default false */
  readonly idsAreNumbers?: boolean | undefined;
}

export interface KantataAccountOptions extends KantataBehaviour {
  /** The only token that it accepts. @default any */
  readonly token?: string;
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
