import type { Fake, FakeAnswer, FakeRequest } from "../../server/fake-http.js";
import { MailLog } from "../../server/mail-log.js";
import type { KantataAccountOptions, KantataHandling, KantataOperation } from "./account-options.js";
import { faultOf, readInputs, refuse, wrongType } from "./create.js";
import { inviteToWorkspace } from "./invite-to-workspace.js";
import { type PageOf, type Presenter, present, presentRow } from "./present.js";
import { kantataError, kantataProblem, requestId } from "./problems.js";
import { rewriteAddress, rewriteName } from "./rewrites.js";
import { type KantataRow, KantataRows } from "./rows.js";

/** The user of the token. */
export const KANTATA_ME = "501";
/** Another user of the account who invites people. */
export const KANTATA_OTHER = "777";

type Route = (request: FakeRequest, id: string, handling: KantataHandling) => FakeAnswer;

/** The invitations of a Kantata OX account in memory, with the oddities of the real service. */
export class KantataAccount implements Fake<KantataHandling> {
  static readonly operations: readonly KantataOperation[] = [
    "listAccountInvitations",
    "createAccountInvitation",
    "getAccountInvitation",
    "updateAccountInvitation",
    "deleteAccountInvitation",
    "resendAccountInvitation",
    "createWorkspaceInvitation",
  ];
  readonly mails: MailLog;
  readonly rows: KantataRows;
  readonly #options: KantataAccountOptions;
  readonly #presenter: Presenter;
  readonly #users: Record<string, Readonly<Record<string, unknown>>>;
  readonly #routes: readonly (readonly [id: KantataOperation, method: string, path: RegExp, route: Route])[];
  #requests = 0;
  #joined = 0;

  constructor(options: KantataAccountOptions = {}) {
    this.#options = options;
    this.mails = new MailLog(options.onMail);
    this.rows = new KantataRows(options.ties ?? "ascending", 4001, options.idsAscend ?? true);
    const { viewer = "administrator", idsShown = "always", addressesShown = true, namesShown = true } = options;
    const { counts = "true", idsAreNumbers = false, expirationFormat = "date", basePath = "/api/v1" } = options;
    this.#users = {
      [KANTATA_ME]: { full_name: "Ada Admin", email_address: "ada@example.com", headline: null },
      [KANTATA_OTHER]: { full_name: "Otto Other", email_address: "otto@example.com", headline: null },
    };
    this.#presenter = {
      viewer,
      idsShown,
      addressesShown,
      namesShown,
      counts,
      idsAreNumbers,
      expirationFormat,
      hasMeta: options.hasMeta ?? true,
      users: this.#users,
    };
    const item = "/account_invitations/(\\d+)";
    const at = (path: string): RegExp => new RegExp(`^${escaped(basePath)}${path}(?:\\.json)?$`);
    this.#routes = [
      ["listAccountInvitations", "GET", at("/account_invitations"), (request) => this.#list(request)],
      [
        "createAccountInvitation",
        "POST",
        at("/account_invitations"),
        (request, _id, handling) => this.#create(request, handling),
      ],
      ["getAccountInvitation", "GET", at(item), (request, id) => this.#get(request, id)],
      ["updateAccountInvitation", "PUT", at(item), (request, id) => this.#update(request, id)],
      ["deleteAccountInvitation", "DELETE", at(item), (request, id) => this.#delete(request, id)],
      ["resendAccountInvitation", "PUT", at(`${item}/resend`), (request, id) => this.#resend(request, id)],
      ["createWorkspaceInvitation", "POST", at("/workspaces/(\\d+)/invite"), (request) => this.#invite(request)],
    ];
  }

  /** How many requests were carried out. */
  get requests(): number {
    return this.#requests;
  }

  /** Adds a row as if somebody else had invited a person, now or earlier. */
  add(row: {
    email_address: string;
    full_name: string;
    createdAt?: number;
    inviterId?: string;
    pending?: boolean;
    /** Whether the person gets a mail. @default true */
    mailed?: boolean;
    readonly [field: string]: unknown;
  }): KantataRow {
    const { createdAt = Date.now(), inviterId = KANTATA_OTHER, pending = true, mailed = true, ...given } = row;
    if (mailed) this.mails.send(row.email_address, createdAt, undefined);
    const inviteeId = pending ? null : this.#join(row.full_name, row.email_address);
    const rest = { inviteeId, request: undefined, visibleAt: createdAt };
    return this.rows.insert({ ...given, ...rest, createdAt, inviterId, pending, given });
  }

  /** The person accepts: the invitation is no longer pending, and has an invitee. */
  accept(row: KantataRow): void {
    row.pending = false;
    row.inviteeId = this.#join(row.full_name, row.email_address);
  }

  /** A row as an administrator sees it. */
  show(row: KantataRow): Record<string, unknown> {
    return presentRow({ ...this.#presenter, viewer: "administrator", idsShown: "always" }, row, new Set());
  }

  operationOf(method: string, path: string): KantataOperation | undefined {
    return this.#routes.find(([, of, pattern]) => of === method && pattern.test(path))?.[0];
  }

  handle(request: FakeRequest, handling: KantataHandling = {}): FakeAnswer {
    this.#requests += 1;
    const [scheme = "", token = ""] = (request.headers.get("authorization") ?? "").split(" ");
    if (scheme.toLowerCase() !== "bearer" || token !== (this.#options.token ?? token) || token === "") {
      return kantataProblem(request, 401);
    }
    for (const [, method, path, route] of this.#routes) {
      if (method !== request.method) continue;
      const match = path.exec(request.path);
      if (match) return route(request, match[1] ?? "", handling);
    }
    return kantataProblem(request, 404);
  }

  #join(full_name: string, email_address: string): string {
    this.#joined += 1;
    const id = String(900 + this.#joined);
    this.#users[id] = { full_name, email_address, headline: null };
    return id;
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

  /** `only` turns paging off, but `page_count` is computed as if it did not. */
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
    if (!inputs) return kantataError(request, 400, "system", "account_invitation is missing");
    if (inputs.list.length === 0) return kantataError(request, 400, "system", "account_invitations is empty");
    if (inputs.list.length > 50) return kantataError(request, 422, "validation", "At most 50 at once");
    const { refusals = { index: "all", atomic: true }, duplicates = true } = this.#options;
    const pending = duplicates ? [] : this.rows.all.filter((row) => row.pending);
    const taken = new Set(pending.map((row) => row.email_address.toLowerCase()));
    const bad = new Map<number, NonNullable<ReturnType<typeof faultOf>>>();
    inputs.list.forEach((input, position) => {
      const address = String(input.email_address).trim().toLowerCase();
      const entry = taken.has(address) ? ALREADY_INVITED : faultOf(input);
      if (entry) bad.set(position, entry);
      else if (!duplicates) taken.add(address);
    });
    const good = bad.size > 0 && refusals.atomic ? [] : inputs.list.filter((_input, position) => !bad.has(position));
    // createMany relies on it: its `listLag` is 10 s.
    const lag = Math.min(handling.lag ?? this.#options.listLag ?? 0, bad.size > 0 ? 10_000 : Number.POSITIVE_INFINITY);
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
    this.#mail(given, request);
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
    if (!row || (pendingOnly && !row.pending)) return kantataProblem(request, 404);
    return this.#present(request, one(row));
  }

  #update(request: FakeRequest, id: string): FakeAnswer {
    const row = this.rows.get(id);
    if (!row) return kantataProblem(request, 404);
    const changes = (request.body as { account_invitation?: Record<string, unknown> } | undefined)?.account_invitation;
    if (typeof changes !== "object" || changes === null) return kantataProblem(request, 400);
    const wrong = wrongType(changes);
    if (wrong) return refuse(new Map([[0, wrong]]), { index: "all" }, requestId(request));
    // The server ignores every other field.
    for (const name of CHANGEABLE) if (changes[name] !== undefined) Object.assign(row.given, { [name]: changes[name] });
    return this.#present(request, one(row));
  }

  #delete(request: FakeRequest, id: string): FakeAnswer {
    const row = this.rows.get(id);
    if (!row) return kantataProblem(request, 404);
    this.rows.delete(row);
    // Neither a body nor a content type.
    return { status: 204, headers: { "x-request-id": requestId(request) } };
  }

  #resend(request: FakeRequest, id: string): FakeAnswer {
    const row = this.rows.get(id);
    if (!row) return kantataProblem(request, 404);
    this.#mail(row.email_address, request);
    return this.#present(request, one(row));
  }

  #invite(request: FakeRequest): FakeAnswer {
    return inviteToWorkspace(request, (address) => this.#mail(address, request));
  }

  #mail(address: string, { number }: FakeRequest): void {
    if (this.#options.sendsMail ?? true) this.mails.send(address, Date.now(), number);
  }

  #present(request: FakeRequest, page: PageOf): FakeAnswer {
    return present(this.#presenter, page, request.query, requestId(request));
  }
}

const ALREADY_INVITED = {
  type: "validation",
  field: "email_address",
  message: "Email address has already been invited",
};

const CHANGEABLE = [
  "billability_target",
  "bill_rate_in_cents",
  "cost_rate_in_cents",
  "default_role_id",
  "permission",
] as const;

function escaped(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function one(row: KantataRow): PageOf {
  return { rows: [row], count: 1, page: 1, size: 20 };
}

/** Values over 200 become 200 without an error. Values below 1, and anything that is not a number, become the fallback. */
function clamp(value: string | null, fallback: number): number {
  const number = Number(value ?? fallback);
  return Number.isInteger(number) && number >= 1 ? Math.min(200, number) : fallback;
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}
