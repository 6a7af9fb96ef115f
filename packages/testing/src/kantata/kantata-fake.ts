import { type Fake, type FakeAnswer, type FakeRequest, jsonAnswer } from "../server/fake-http.js";
import { MailLog } from "../server/mail-log.js";
import { faultOf, type Refusals, readInputs, refuse } from "./create.js";
import { type Counts, type IdsShown, type PageOf, type Presenter, present, type Viewer } from "./present.js";
import { type Rewrites, rewriteAddress, rewriteName } from "./rewrites.js";
import { type KantataRow, KantataRows, type Ties } from "./rows.js";

/** How the server handles one request differently. */
export interface KantataHandling {
  /** How many rows of a create the server handles before it stops. @default all */
  readonly take?: number;
  /** How many rows of a create the answer shows. @default all */
  readonly show?: number;
  /** Milliseconds until lists show the created rows. @default 0 */
  readonly lag?: number;
}

export interface KantataFakeOptions {
  /** The only token that the server accepts. @default any token */
  readonly token?: string;
  readonly viewer?: Viewer;
  readonly idsShown?: IdsShown;
  readonly ties?: Ties;
  readonly refusals?: Refusals;
  /** Whether an address can be invited more than once. @default true */
  readonly duplicates?: boolean;
  /** Whether the viewer may see e-mail addresses. @default true */
  readonly addressesShown?: boolean;
  /** Whether answers show names. @default true */
  readonly namesShown?: boolean;
  /** The number of rows that answers report. @default the true number */
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
}

const BASE = "/api/v1";
/** The user of the token. */
export const KANTATA_ME = "501";
/** Another user of the account who invites people. */
export const KANTATA_OTHER = "777";

type Route = (request: FakeRequest, id: string, handling: KantataHandling) => FakeAnswer;

/** The invitations of a Kantata OX account in memory, with the oddities of the real service. */
export class KantataFake implements Fake<KantataHandling> {
  readonly mails = new MailLog();
  readonly rows: KantataRows;
  readonly #options: KantataFakeOptions;
  readonly #presenter: Presenter;
  readonly #routes: readonly (readonly [method: string, path: RegExp, route: Route])[];
  #requests = 0;

  constructor(options: KantataFakeOptions = {}) {
    this.#options = options;
    this.rows = new KantataRows(options.ties ?? "ascending", 4001, options.idsAscend ?? true);
    const { viewer = "administrator", idsShown = "always", addressesShown = true, namesShown = true } = options;
    const { counts = "true", idsAreNumbers = false } = options;
    this.#presenter = {
      viewer,
      idsShown,
      addressesShown,
      namesShown,
      counts,
      idsAreNumbers,
      users: {
        [KANTATA_ME]: { full_name: "Ada Admin", email_address: "ada@example.com", headline: null, photo_path: null },
        [KANTATA_OTHER]: { full_name: "Otto Other", email_address: "otto@example.com", headline: null },
      },
      roles: { "31": { name: "Engineer", deleted_at: null } },
    };
    const item = "/account_invitations/(\\d+)";
    const at = (path: string): RegExp => new RegExp(`^${BASE}${path}(?:\\.json)?$`);
    this.#routes = [
      ["GET", at("/account_invitations"), (request) => this.#list(request)],
      ["POST", at("/account_invitations"), (request, _id, handling) => this.#create(request, handling)],
      ["GET", at(item), (request, id) => this.#get(request, id)],
      ["PUT", at(item), (request, id) => this.#update(request, id)],
      ["DELETE", at(item), (request, id) => this.#delete(request, id)],
      ["PUT", at(`${item}/resend`), (request, id) => this.#resend(request, id)],
      ["POST", at("/workspaces/(\\d+)/invite"), (request) => this.#invite(request)],
    ];
  }

  /** How many requests were carried out. */
  get requests(): number {
    return this.#requests;
  }

  /** Adds a row as if somebody else had invited the person, now or earlier. */
  add(row: {
    email_address: string;
    full_name: string;
    createdAt?: number;
    inviterId?: string;
    pending?: boolean;
  }): KantataRow {
    const { createdAt = Date.now(), inviterId = KANTATA_OTHER, pending = true, ...given } = row;
    this.mails.send(row.email_address, createdAt, undefined);
    const rest = { inviteeId: pending ? null : KANTATA_ME, request: undefined, visibleAt: createdAt };
    return this.rows.insert({ ...given, ...rest, createdAt, inviterId, pending, given });
  }

  handle(request: FakeRequest, handling: KantataHandling = {}): FakeAnswer {
    this.#requests += 1;
    const [scheme = "", token = ""] = (request.headers.get("authorization") ?? "").split(" ");
    if (scheme.toLowerCase() !== "bearer" || token !== (this.#options.token ?? token) || token === "") {
      return this.#error(request, 401, "oauth", "Invalid OAuth 2 Request");
    }
    for (const [method, path, route] of this.#routes) {
      if (method !== request.method) continue;
      const match = path.exec(request.path);
      if (match) return route(request, match[1] ?? "", handling);
    }
    return this.#error(request, 404, "system", "Not found");
  }

  #list(request: FakeRequest): FakeAnswer {
    const { query } = request;
    const pendingOnly = !/^(false|FALSE)$/.test(query.get("only_pending") ?? "");
    const [name, words] = [query.get("by_full_name")?.toLowerCase(), query.get("search")?.toLowerCase()];
    const only = query.get("only")?.split(",").filter(isDigits);
    const matches = this.rows.sorted(query.get("order"), Date.now()).filter((row) => {
      if (pendingOnly && !row.pending) return false;
      if (name && !row.full_name.toLowerCase().includes(name)) return false;
      if (words && !`${row.full_name} ${row.email_address}`.toLowerCase().includes(words)) return false;
      return only === undefined || only.includes(String(row.number));
    });
    return this.#page(request, matches, only !== undefined);
  }

  /** `only` turns paging off, but `page_count` is computed as if paging were on. */
  #page(request: FakeRequest, matches: readonly KantataRow[], whole: boolean): FakeAnswer {
    const { query } = request;
    const size = Math.min(clamp(query.get("per_page"), 20), this.#options.pageLimit ?? 200);
    const page = Math.max(1, Number(query.get("page") ?? 1) || 1);
    const byOffset = query.has("limit") && query.has("offset");
    const from = byOffset ? Math.max(0, Number(query.get("offset"))) : (page - 1) * size;
    const length = byOffset ? clamp(query.get("limit"), 1) : size;
    const rows = whole ? matches : matches.slice(from, from + length);
    return this.#present(request, { rows, count: matches.length, page: byOffset ? 1 : page, size });
  }

  #create(request: FakeRequest, handling: KantataHandling): FakeAnswer {
    const inputs = readInputs(request.body);
    if (!inputs) return this.#error(request, 400, "system", "account_invitation is missing");
    if (inputs.list.length > 50) return this.#error(request, 422, "validation", "At most 50 at once");
    const { refusals = { index: "all", atomic: true }, duplicates = true } = this.#options;
    const taken = duplicates ? undefined : new Set(this.rows.all.map((row) => row.email_address.toLowerCase()));
    const bad = new Map<number, NonNullable<ReturnType<typeof faultOf>>>();
    inputs.list.forEach((input, position) => {
      const again = taken?.has(String(input.email_address).trim().toLowerCase());
      const entry = again
        ? { type: "validation", field: "email_address", message: "Email address has already been invited" }
        : faultOf(input);
      if (entry) bad.set(position, entry);
    });
    const good = bad.size > 0 && refusals.atomic ? [] : inputs.list.filter((_input, position) => !bad.has(position));
    // createMany relies on this: its `listLag` is 10 s.
    const lag = Math.min(handling.lag ?? 0, bad.size > 0 ? 10_000 : Number.POSITIVE_INFINITY);
    const made = good.slice(0, handling.take).map((input) => this.#insert(input, request, lag));
    if (bad.size > 0) return refuse(bad, refusals, requestId(request));
    if (!inputs.bulk) return this.#present(request, { rows: made, count: 1, page: 1, size: 20 });
    // The server sorts as in lists and shows one page: 20 rows unless `per_page` asks for more.
    const sorted = this.rows.sort(made, null).slice(0, handling.show);
    const size = clamp(request.query.get("per_page"), 20);
    return this.#present(request, { rows: sorted.slice(0, size), count: made.length, page: 1, size });
  }

  #insert(input: Readonly<Record<string, unknown>>, request: FakeRequest, lag: number): KantataRow {
    const given = String(input.email_address).trim();
    const { address, name } = this.#options.rewrites ?? {};
    const now = Date.now();
    this.mails.send(given, now, request.number);
    return this.rows.insert({
      email_address: rewriteAddress(given, address),
      full_name: rewriteName(String(input.full_name).trim().replace(/\s+/g, " "), name),
      given: input,
      createdAt: now,
      visibleAt: now + lag,
      pending: true,
      inviterId: KANTATA_ME,
      inviteeId: null,
      request: request.number,
    });
  }

  /** Default filters apply here too: an accepted invitation is 404 unless the query has `only_pending=false`. */
  #get(request: FakeRequest, id: string): FakeAnswer {
    const row = this.rows.get(id);
    const pendingOnly = (this.#options.showFiltered ?? true) && request.query.get("only_pending") !== "false";
    if (!row || (pendingOnly && !row.pending)) return this.#error(request, 404, "system", "Not found");
    return this.#present(request, one(row));
  }

  #update(request: FakeRequest, id: string): FakeAnswer {
    const row = this.rows.get(id);
    if (!row) return this.#error(request, 404, "system", "Not found");
    const changes = (request.body as { account_invitation?: object } | undefined)?.account_invitation;
    Object.assign(row.given, changes);
    return this.#present(request, one(row));
  }

  #delete(request: FakeRequest, id: string): FakeAnswer {
    const row = this.rows.get(id);
    if (!row) return this.#error(request, 404, "system", "Not found");
    this.rows.delete(row);
    // Neither a body nor a content type.
    return { status: 204, headers: { "x-request-id": requestId(request) } };
  }

  #resend(request: FakeRequest, id: string): FakeAnswer {
    const row = this.rows.get(id);
    if (!row) return this.#error(request, 404, "system", "Not found");
    this.mails.send(row.email_address, Date.now(), request.number);
    return this.#present(request, one(row));
  }

  /** Workspace invitations cannot be read later: no route takes their ids. */
  #invite(request: FakeRequest): FakeAnswer {
    const invitation = (request.body as { invitation?: Record<string, unknown> } | undefined)?.invitation;
    if (!invitation?.email_address || !invitation.invitee_role) {
      return this.#error(request, 422, "validation", "Email address can't be blank");
    }
    this.mails.send(String(invitation.email_address), Date.now(), request.number);
    const id = String(9000 + request.number);
    const row = { id, subject: null, message: null, ...invitation };
    const meta = { count: 1, page_count: 1, page_number: 1, page_size: 20 };
    const results = [{ key: "workspace_invitations", id }];
    return jsonAnswer(200, { count: 1, meta, results, workspace_invitations: { [id]: row } });
  }

  #present(request: FakeRequest, page: PageOf): FakeAnswer {
    return present(this.#presenter, page, request.query, requestId(request));
  }

  #error(request: FakeRequest, status: number, type: string, message: string): FakeAnswer {
    return jsonAnswer(status, { errors: [{ type, message }] }, { "x-request-id": requestId(request) });
  }
}

function one(row: KantataRow): PageOf {
  return { rows: [row], count: 1, page: 1, size: 20 };
}

function requestId({ number }: FakeRequest): string {
  return `req-${number}`;
}

/** Values over 200 become 200 without an error. Values below 1, and anything that is not a number, become the fallback. */
function clamp(value: string | null, fallback: number): number {
  const number = Number(value ?? fallback);
  return Number.isInteger(number) && number >= 1 ? Math.min(200, number) : fallback;
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}
