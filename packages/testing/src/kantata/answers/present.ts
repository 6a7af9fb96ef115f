import { type FakeAnswer, jsonAnswer } from "../../server/fake-http.js";
import type { KantataRow } from "../account/rows.js";

/** The role of the token's user. Fields that this role may not see are absent, and not null. */
export type Viewer = "administrator" | "project_lead" | "collaborator";

/** When `inviter_id` and similar fields are shown: always (the server's code), when included (its documentation), or never. */
export type IdsShown = "always" | "included" | "never";

/** The `count` in answers: the true number, none, or the number of rows on the current page. */
export type Counts = "true" | "none" | "page";

/** How `expiration_date` is written, which is not documented; `none` is null. */
export type ExpirationFormat = "date" | "date-time" | "none";

/** How answers are written. */
export interface Presenter {
  readonly viewer: Viewer;
  readonly idsShown: IdsShown;
  readonly addressesShown: boolean;
  readonly namesShown: boolean;
  readonly counts: Counts;
  readonly idsAreNumbers: boolean;
  readonly expirationFormat: ExpirationFormat;
  readonly hasMeta: boolean;
  readonly extraFields: boolean;
  readonly users: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The rows of one answer. */
export interface PageOf {
  readonly rows: readonly KantataRow[];
  /** Matches on all pages. */
  readonly count: number;
  readonly page: number;
  readonly size: number;
}

/** The envelope of every answer. */
export function present(presenter: Presenter, page: PageOf, query: URLSearchParams, requestId: string): FakeAnswer {
  // Unknown names are ignored without an error.
  const include = new Set((query.get("include") ?? "").split(","));
  const { rows, size } = page;
  const count = presenter.counts === "page" ? rows.length : page.count;
  const idOf = ({ number }: KantataRow): string | number => (presenter.idsAreNumbers ? number : String(number));
  const pageCount = Math.ceil(count / size);
  const map: Record<string, unknown> = {};
  for (const row of rows) map[row.number] = presentRow(presenter, row, include);
  const meta = { count, page_count: pageCount, page_number: pageCount === 0 ? 0 : page.page, page_size: size };
  const body: Record<string, unknown> = {
    ...(presenter.counts === "none" ? {} : { count }),
    ...(presenter.hasMeta ? { meta: presenter.counts === "none" ? {} : meta } : {}),
    results: rows.map((row) => ({ key: "account_invitations", id: idOf(row) })),
    account_invitations: map,
  };
  // Inviters and invitees share one map, which is present even if it is empty.
  if (include.has("inviter") || include.has("invitee")) {
    const ids = rows.flatMap((row) => [
      ...(include.has("inviter") ? [row.inviterId] : []),
      ...(include.has("invitee") && row.inviteeId !== null ? [row.inviteeId] : []),
    ]);
    body.users = pick(presenter.users, ids);
  }
  if (include.has("default_role")) {
    const ids = rows.flatMap((row) => toText(row.given.default_role_id) ?? []);
    body.roles = Object.fromEntries(ids.map((id) => [id, { id, name: `Role ${id}`, deleted_at: null }]));
  }
  return jsonAnswer(200, body, {
    "x-request-id": requestId,
    "cache-control": "no-cache, no-store",
    etag: `W/"${requestId}"`,
  });
}

/** One row as the API shows it. */
export function presentRow(
  { viewer, idsShown, addressesShown, namesShown, idsAreNumbers, expirationFormat, extraFields }: Presenter,
  row: KantataRow,
  include: ReadonlySet<string>,
): Record<string, unknown> {
  const { given } = row;
  const shows = (name: string): boolean => idsShown === "always" || (idsShown === "included" && include.has(name));
  const fields: Record<string, unknown> = {
    id: idsAreNumbers ? row.number : String(row.number),
    ...(addressesShown ? { email_address: row.email_address } : {}),
    ...(namesShown ? { full_name: row.full_name } : {}),
    headline: given.headline ?? null,
    pending: row.pending,
    permission: given.permission ?? "collaborator",
    expiration_date: expirationOf(row.expiresFrom, expirationFormat),
  };
  if (viewer !== "collaborator") {
    fields.bill_rate_in_cents = given.bill_rate_in_cents ?? null;
    // The sources disagree whether a boolean may be sent; answers have a number.
    fields.billability_target = typeof given.billability_target === "number" ? given.billability_target : null;
  }
  if (viewer === "administrator") fields.cost_rate_in_cents = given.cost_rate_in_cents ?? null;
  // As captures of other objects show: fields that no document names.
  if (extraFields) Object.assign(fields, { generic: false, account_id: 6_300_575 });
  if (shows("default_role")) fields.default_role_id = toText(given.default_role_id);
  if (shows("inviter")) fields.inviter_id = row.inviterId;
  if (shows("invitee")) fields.invitee_id = row.inviteeId;
  return fields;
}

const LIVES = 30 * 86_400_000;

/** As the API writes date-times: whole seconds, with an offset. */
function expirationOf(from: number, format: ExpirationFormat): string | null {
  const text = new Date(from + LIVES).toISOString();
  if (format === "none") return null;
  return format === "date" ? text.slice(0, 10) : `${text.slice(0, 19)}+00:00`;
}

function pick(all: Presenter["users"], ids: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const id of ids) if (Object.hasOwn(all, id)) picked[id] = { id, ...all[id] };
  return picked;
}

function toText(id: unknown): string | null {
  return id === undefined || id === null ? null : String(id);
}
