import type { components } from "../../generated/kantata-ox/schema.js";
import { escaped } from "../../server/address.js";
import { bodyOf, type FakeAnswer, type FakeRequest } from "../../server/fake-http.js";
import { MailLog } from "../../server/mail-log.js";
import type { Handling } from "../../server/service.js";
import { pageOf, pageSize } from "../answers/page.js";
import { type PageOf, type Presenter, present, presentRow } from "../answers/present.js";
import { type ErrorEntry, type ErrorType, KantataProblems, requestId } from "../answers/problems.js";
import type { KantataAccountOptions, KantataOperation } from "./account-options.js";
import {
  ALREADY_INVITED,
  faultOf,
  forbiddenTo,
  readChanges,
  readInputs,
  refusalOf,
  wrong,
  wrongFields,
} from "./create.js";
import { inviteToWorkspace } from "./invite-to-workspace.js";
import { rewriteAddress, rewriteName } from "./rewrites.js";
import { isPendingOnly, type KantataRow, KantataRows } from "./rows.js";

/** The user of the token. */
export const KANTATA_ME = "501";
/** Another user of the account who invites people. */
export const KANTATA_OTHER = "777";

type Route = (request: FakeRequest, id: string, handling: Handling) => FakeAnswer;

/** The invitations of a Kantata OX account in memory, with the oddities of the real service. */
export class KantataAccount {
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
  readonly #problems: KantataProblems;
  readonly #users: Record<string, Readonly<Record<string, unknown>>>;
  readonly #routes: readonly (readonly [id: KantataOperation, method: string, path: RegExp, route: Route])[];
  #joined = 0;

  constructor(options: KantataAccountOptions = {}) {
    this.#options = options;
    this.mails = new MailLog(options.onMail);
    this.#problems = new KantataProblems(options.errorFormat ?? "objects");
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
      extraFields: options.extraFields ?? false,
      users: this.#users,
    };
    const item = "/account_invitations/([^/]+?)";
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
      ["createWorkspaceInvitation", "POST", at("/workspaces/([^/]+)/invite"), (request) => this.#invite(request)],
    ];
  }

  /** Adds a row as if somebody else had invited a person, now or earlier. */
  add(row: {
    email_address: string;
    full_name: string;
    createdAt?: number;
    inviterId?: string;
    number?: number | undefined;
    pending?: boolean | undefined;
    readonly [field: string]: unknown;
  }): KantataRow {
    const { createdAt = Date.now(), inviterId = KANTATA_OTHER, number, pending = true, ...given } = row;
    const email_address = row.email_address.trim();
    const inviteeId = pending ? null : this.#join(row.full_name, email_address);
    const rest = { email_address, inviteeId, request: undefined, visibleAt: createdAt };
    return this.rows.insert({ ...given, ...rest, createdAt, inviterId, pending, given }, number);
  }

  /** The person accepts: the invitation is no longer pending, and has an invitee. */
  accept(row: KantataRow): void {
    row.pending = false;
    row.inviteeId = this.#join(row.full_name, row.email_address);
    this.rows.changed();
  }

  /** A row as an administrator sees it. */
  show(row: KantataRow): Record<string, unknown> {
    const all = { viewer: "administrator", idsShown: "always", addressesShown: true, namesShown: true } as const;
    return presentRow({ ...this.#presenter, ...all, idsAreNumbers: false, extraFields: false }, row, new Set());
  }

  operationOf(method: string, path: string): KantataOperation | undefined {
    return this.#routes.find(([, of, pattern]) => of === method && pattern.test(path))?.[0];
  }

  /** An error with this status, in the vendor's words as far as they are known. */
  problem(request: FakeRequest, status: number): FakeAnswer {
    return this.#problems.of(request, status);
  }

  handle(received: FakeRequest, handling: Handling = {}): FakeAnswer {
    // Rails takes the last value of a name that was sent twice.
    const request = { ...received, query: new URLSearchParams(Object.fromEntries(received.query)) };
    const [scheme = "", token = ""] = (request.headers.get("authorization") ?? "").split(" ");
    if (scheme.toLowerCase() !== "bearer" || token !== (this.#options.token ?? token) || token === "") {
      return this.problem(request, 401);
    }
    for (const [, method, path, route] of this.#routes) {
      if (method !== request.method) continue;
      const match = path.exec(request.path);
      if (match) return route(request, match[1] ?? "", handling);
    }
    return this.problem(request, 404);
  }

  #join(full_name: string, email_address: string): string {
    this.#joined += 1;
    const id = String(900 + this.#joined);
    this.#users[id] = { full_name, email_address, headline: null };
    return id;
  }

  #list(request: FakeRequest): FakeAnswer {
    const matches = this.rows.matching(request.query, Date.now());
    return this.#present(request, pageOf(request.query, matches, this.#options.pageLimit ?? 200));
  }

  #create(request: FakeRequest, handling: Handling): FakeAnswer {
    const inputs = readInputs(bodyOf(request, true));
    const error = (status: number, type: ErrorType, message: string) =>
      this.#problems.answer(request, status, [{ type, message }]);
    if (!inputs) return error(400, "system", "account_invitation is missing");
    if (inputs.list.length === 0) return error(400, "system", "account_invitations is empty");
    if (inputs.list.length > 50) return error(422, "validation", "At most 50 at once");
    const { refusals = { index: "all", atomic: true }, bulkAnswer = "per_page", listLag = 0 } = this.#options;
    const bad = this.#refused(inputs.list);
    const good = bad.size > 0 && refusals.atomic ? [] : inputs.list.filter((_input, position) => !bad.has(position));
    // createMany relies on it: its `listLag` is 10 s.
    const most = bad.size > 0 ? 10_000 : Number.POSITIVE_INFINITY;
    const lag = Math.min(handling.listLag ?? listLag, most);
    const made = good.slice(0, handling.takes).map((input) => this.#insert(input, request, lag));
    if (bad.size > 0) return this.#problems.answer(request, 422, refusalOf(bad, refusals.index));
    if (!inputs.bulk) return this.#present(request, { rows: made, count: 1, page: 1, size: 20 });
    // The server sorts as in lists and shows one page.
    const sorted = this.rows.sort(made, null).slice(0, handling.shows);
    const size = bulkAnswer === "per_page" ? pageSize(request.query) : bulkAnswer === "20" ? 20 : 50;
    return this.#present(request, { rows: sorted.slice(0, size), count: made.length, page: 1, size });
  }

  /** The errors of the inputs that are refused, by position. */
  #refused(inputs: readonly Readonly<Record<string, unknown>>[]): ReadonlyMap<number, Omit<ErrorEntry, "index">> {
    const { duplicates = false, members = true, viewer = "administrator" } = this.#options;
    const isGuarded = !duplicates || !members;
    const addresses = isGuarded ? inputs.map((input) => this.#stored(input).toLowerCase()) : [];
    const isTaken = ({ pending }: KantataRow): boolean => (pending ? !duplicates : !members);
    const taken = new Set(addresses.filter((address) => [...this.rows.ofAddress(address)].some(isTaken)));
    const bad = new Map<number, Omit<ErrorEntry, "index">>();
    for (const [position, input] of inputs.entries()) {
      const address = addresses[position] ?? "";
      const entry = taken.has(address) ? ALREADY_INVITED : (faultOf(input) ?? forbiddenTo(viewer, input));
      if (entry) bad.set(position, entry);
      else if (!duplicates) taken.add(address);
    }
    return bad;
  }

  /** The address of an input, in the form in which it is stored. */
  #stored({ email_address }: Readonly<Record<string, unknown>>): string {
    return rewriteAddress(String(email_address).trim(), this.#options.rewrites?.address);
  }

  #insert(input: Readonly<Record<string, unknown>>, request: FakeRequest, lag: number): KantataRow {
    const now = Date.now();
    this.#mail(String(input.email_address), request);
    return this.rows.insert({
      email_address: this.#stored(input),
      full_name: rewriteName(String(input.full_name).trim().replace(/\s+/g, " "), this.#options.rewrites?.name),
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
    const { showFiltered = true } = this.#options;
    const pendingOnly = showFiltered && (showFiltered === "strictly" || isPendingOnly(request.query));
    if (!row || (pendingOnly && !row.pending)) return this.problem(request, 404);
    return this.#present(request, one(row));
  }

  #update(request: FakeRequest, id: string): FakeAnswer {
    const row = this.#changeable(request, id);
    if ("status" in row) return row;
    const changes = readChanges(bodyOf(request, true));
    if (!changes) return this.problem(request, 400);
    const { viewer = "administrator" } = this.#options;
    const bad = wrongFields({ ...row.given, ...changes }) ?? forbiddenTo(viewer, changes);
    if (bad) return this.#problems.answer(request, 422, refusalOf(new Map([[0, bad]]), "all"));
    // The server ignores every other field.
    for (const name of Object.keys(CHANGEABLE))
      if (changes[name] !== undefined) Object.assign(row.given, { [name]: changes[name] });
    this.rows.changed();
    return this.#present(request, one(row));
  }

  #delete(request: FakeRequest, id: string): FakeAnswer {
    const row = this.#changeable(request, id);
    if ("status" in row) return row;
    this.rows.delete(row);
    // Neither a body nor a content type.
    return { status: 204, headers: { "x-request-id": requestId(request) } };
  }

  #resend(request: FakeRequest, id: string): FakeAnswer {
    const row = this.#changeable(request, id);
    if ("status" in row) return row;
    if (this.#options.resendExtends) row.expiresFrom = Date.now();
    this.#mail(row.email_address, request);
    return this.#present(request, one(row));
  }

  /** The row of this id, or the answer if there is none or if it cannot be changed. */
  #changeable(request: FakeRequest, id: string): KantataRow | FakeAnswer {
    const row = this.rows.get(id);
    if (!row) return this.problem(request, 404);
    if (row.pending || (this.#options.acceptedChange ?? true)) return row;
    return this.#problems.answer(request, 422, [wrong("base", "This invitation can no longer be changed")]);
  }

  #invite(request: FakeRequest): FakeAnswer {
    return inviteToWorkspace(request, bodyOf(request, true), {
      problems: this.#problems,
      mayJoin: (address) => (this.#options.openProjects ?? true) || this.#isMember(address),
      mail: (address) => this.#mail(address, request),
    });
  }

  #isMember(address: string): boolean {
    const wanted = address.trim().toLowerCase();
    return Object.values(this.#users).some(({ email_address }) => String(email_address).toLowerCase() === wanted);
  }

  #mail(address: string, { number }: FakeRequest): void {
    if (this.#options.sendsMail ?? true) this.mails.send(address, Date.now(), number);
  }

  #present(request: FakeRequest, page: PageOf): FakeAnswer {
    return present(this.#presenter, page, request.query, requestId(request));
  }
}

const CHANGEABLE: Readonly<Record<keyof components["schemas"]["AccountInvitationUpdate"], true>> = {
  billability_target: true,
  bill_rate_in_cents: true,
  cost_rate_in_cents: true,
  default_role_id: true,
  permission: true,
};

function one(row: KantataRow): PageOf {
  return { rows: [row], count: 1, page: 1, size: 20 };
}
