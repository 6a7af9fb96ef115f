import { InvitationState } from "../generated/aveva-identity/v1/values.js";
import { bodyOf, type FakeAnswer, type FakeRequest, jsonAnswer } from "../server/fake-http.js";
import { type Mail, MailLog } from "../server/mail-log.js";
import type { AvevaBehaviour } from "./aveva-options.js";
import { KEPT, LIVES, netDate } from "./dates.js";
import { AvevaProblems, operationId } from "./problems.js";
import { canonical, readBoolean, readCount, readInput } from "./read-input.js";
import { type AvevaOperation, type AvevaRoute, operationOn, readRoute } from "./routes.js";
import { type AvevaTokenOperation, AvevaTokens, type AvevaTokensOptions, tokenOperationOf } from "./tokens.js";

export interface AvevaTenantOptions extends AvevaBehaviour, AvevaTokensOptions {
  readonly tenantId: string;
  /** The users that exist. @default every id */
  readonly users?: readonly string[];
  readonly onMail?: (mail: Mail) => void;
}

export interface AvevaRow {
  readonly id: string;
  readonly userId: string;
  readonly issued: number;
  expires: number;
  accepted: number | undefined;
  /** The bits of `InvitationState`. */
  state: number;
  provider: string | undefined;
}

type Body = Readonly<Record<string, unknown>>;

/** The invitations of one AVEVA Data Hub tenant in memory, with the oddities of the real service. */
export class AvevaTenant {
  readonly mails: MailLog;
  readonly tokens: AvevaTokens;
  readonly #options: AvevaTenantOptions;
  readonly #users: ReadonlySet<string> | undefined;
  readonly #problems: AvevaProblems;
  readonly #byUser = new Map<string, AvevaRow>();
  readonly #ids = new Map<string, AvevaRow>();
  /** Until this time, no invitation is old enough to be forgotten. */
  #nothingForgottenUntil = Number.POSITIVE_INFINITY;
  /** The rows of the last list, for its next page, as long as none changes or expires. */
  #lastList: { readonly all: boolean; readonly until: number; readonly rows: readonly AvevaRow[] } | undefined;
  #issued = 0;
  #lists = 0;

  /** `tokens`: those of an earlier tenant, which stay valid. */
  constructor(options: AvevaTenantOptions, tokens: AvevaTokens = new AvevaTokens(options)) {
    this.#options = options;
    this.#users = options.users && new Set(options.users.map(canonical));
    this.#problems = new AvevaProblems(options.errorExtras ?? "none", options.bodyOf401 ?? true);
    this.mails = new MailLog(options.onMail);
    this.tokens = tokens;
  }

  /** Adds a user's invitation as if somebody else had made it. Nothing is mailed. */
  add(userId: string, row: Partial<Omit<AvevaRow, "userId">> = {}): void {
    this.#issue(canonical(userId), { expires: Date.now() + LIVES, ...row });
  }

  /** Whether there is such a user. */
  hasUser(userId: string): boolean {
    return this.#users?.has(canonical(userId)) ?? true;
  }

  /** Somebody else deletes the invitation of a user. Returns whether there was one. */
  withdraw(userId: string): boolean {
    return this.#remove(this.#byUser.get(canonical(userId)));
  }

  /** Whether there is an invitation with this id. */
  hasInvitation(id: string): boolean {
    this.#forget();
    return this.#ids.has(id);
  }

  /** A user accepts. Returns whether there was an invitation to accept. */
  accept(userId: string): boolean {
    const row = this.#byUser.get(canonical(userId));
    if (!row || row.accepted !== undefined || row.expires <= Date.now()) return false;
    const { InvitationAccepted } = InvitationState;
    const state = this.#addsBits ? row.state | InvitationAccepted : InvitationAccepted;
    Object.assign(row, { accepted: Date.now(), state });
    return true;
  }

  /** All invitations as v1 shows them, oldest first, expired ones included. */
  shown(): Body[] {
    this.#forget();
    return this.#oldestFirst().map((row) => this.#present(row, "v1"));
  }

  /** The invitation of a user as v1 shows it; undefined if there is none. */
  shownOf(userId: string): Body | undefined {
    this.#forget();
    const row = this.#byUser.get(canonical(userId));
    return row && this.#present(row, "v1");
  }

  operationOf(method: string, path: string): AvevaOperation | AvevaTokenOperation | undefined {
    return tokenOperationOf(method, path) ?? operationOn(method, readRoute(path));
  }

  handle(request: FakeRequest): FakeAnswer {
    const answer = this.tokens.handle(request) ?? this.#route(request);
    return request.method === "HEAD" ? { ...answer, body: undefined } : answer;
  }

  /** An error with this status, in the vendor's words as far as they are known. */
  problem(request: FakeRequest, status: number): FakeAnswer {
    return this.#problems.of(request, status);
  }

  #route(request: FakeRequest): FakeAnswer {
    if (!this.tokens.isLetIn(request)) return this.problem(request, 401);
    const { primary = true, tenantId, serves = "both" } = this.#options;
    if (!primary && !["GET", "HEAD"].includes(request.method)) return this.problem(request, 405);
    const route = readRoute(request.path);
    const isServed = serves === "both" || route?.version === serves;
    if (!route || !isServed || operationOn(request.method, route) === undefined) return this.problem(request, 404);
    if (canonical(route.tenantId) !== canonical(tenantId))
      return this.#problems.error(request, 404, "The tenant does not exist.");
    if (route.resource === "user") return this.#ofUser(request, route);
    return route.resource === "invitation" ? this.#byId(request, route) : this.#list(request, route);
  }

  #list(request: FakeRequest, route: AvevaRoute): FakeAnswer {
    const [skip, count] = [readCount(request.query.get("skip"), 0), readCount(request.query.get("count"), 100)];
    const all = readBoolean(request.query.get("includeExpiredInvitations"));
    if (skip === undefined || count === undefined || all === undefined) return this.problem(request, 400);
    const rows = this.#listed(all);
    if (request.method === "HEAD") {
      return { status: 200, headers: { ...operationId(request), "total-count": String(rows.length) } };
    }
    // A plain array, without the total number.
    const page = rows.slice(skip, skip + Math.min(count, this.#options.pageLimit ?? 1000));
    const shown = page.map((row) => this.#present(row, route.version));
    return jsonAnswer(200, shown, operationId(request));
  }

  #byId(request: FakeRequest, route: AvevaRoute): FakeAnswer {
    this.#forget();
    const row = this.#ids.get(route.id);
    if (!row) return this.problem(request, 404);
    return request.method === "PUT" ? this.#change(request, row, route) : this.#one(request, row, route);
  }

  #ofUser(request: FakeRequest, route: AvevaRoute): FakeAnswer {
    const { version } = route;
    const userId = canonical(route.id);
    if (!this.hasUser(userId)) return this.#problems.error(request, 404, "The user does not exist.");
    this.#forget();
    const row = this.#byUser.get(userId);
    const { method, query } = request;
    if (method === "POST" && row) return this.problem(request, 409);
    if (method === "POST" || (method === "PUT" && !row)) return this.#create(request, userId, version);
    if (method === "PUT" && row) return this.#change(request, row, route);
    const all = readBoolean(query.get("includeExpiredInvitations"));
    // A 400 is documented only for the HEAD of v1.
    if (method === "HEAD" && all === undefined) return this.problem(request, 400);
    // In v1, HEAD hides expired invitations, and GET has no such parameter.
    const { expiredShown = true } = this.#options;
    const isShown = method === "GET" && version === "v1" ? expiredShown : all;
    const isHidden = row && row.expires <= Date.now() && !isShown && method !== "DELETE";
    return !row || isHidden ? this.problem(request, 404) : this.#one(request, row, route);
  }

  #one(request: FakeRequest, row: AvevaRow, { version }: AvevaRoute): FakeAnswer {
    if (request.method !== "DELETE") return jsonAnswer(200, this.#present(row, version), operationId(request));
    this.#remove(row);
    return { status: 204, headers: operationId(request) };
  }

  #create(request: FakeRequest, userId: string, version: AvevaRoute["version"]): FakeAnswer {
    const input = readInput(bodyOf(request, false), this.#zone);
    if (typeof input === "string") return this.#problems.error(request, 400, input);
    const { expires = Date.now() + LIVES, provider, send = true } = input;
    if (this.#options.providerRequired && provider === undefined)
      return this.#problems.error(request, 400, "IdentityProviderId is required.");
    const row = this.#issue(userId, { expires, provider });
    if (send) this.#mail(request, row);
    const isAccepted = this.#options.accepts && request.method === "POST" && version === "v1";
    if (isAccepted) return { status: 202, headers: operationId(request) };
    return jsonAnswer(201, this.#present(row, version), operationId(request));
  }

  /** Fields that are absent or null do not change. Only `ExpiresDateTime` changes the end, which answers call `Expires`. */
  #change(request: FakeRequest, row: AvevaRow, { version }: AvevaRoute): FakeAnswer {
    const input = readInput(bodyOf(request, false), this.#zone);
    if (typeof input === "string") return this.#problems.error(request, 400, input);
    row.expires = input.expires ?? row.expires;
    row.provider = input.provider ?? row.provider;
    this.#keep(row);
    if (input.send ?? this.#options.unsetMails ?? true) this.#mail(request, row);
    return jsonAnswer(200, this.#present(row, version), operationId(request));
  }

  #mail(request: FakeRequest, row: AvevaRow): void {
    if (row.accepted === undefined || this.#addsBits) row.state |= InvitationState.InvitationEmailSent;
    this.mails.send(row.userId, Date.now(), request.number);
  }

  #issue(userId: string, given: Partial<AvevaRow> & { expires: number }): AvevaRow {
    do this.#issued += 1;
    while (this.#ids.has(`invitation-${this.#issued}`));
    const row = { issued: Date.now(), accepted: undefined, state: InvitationState.None, provider: undefined, ...given };
    const made = { id: `invitation-${this.#issued}`, ...row, userId };
    this.#remove(this.#byUser.get(userId));
    this.#keep(made);
    return made;
  }

  /** Keeps a row that is new, or whose end has changed. */
  #keep(row: AvevaRow): void {
    this.#byUser.set(row.userId, row);
    this.#ids.set(row.id, row);
    this.#nothingForgottenUntil = Math.min(this.#nothingForgottenUntil, row.expires + KEPT);
    this.#lastList = undefined;
  }

  /** Returns whether there was a row. */
  #remove(row: AvevaRow | undefined): boolean {
    this.#lastList = undefined;
    if (row) this.#ids.delete(row.id);
    return row !== undefined && this.#byUser.delete(row.userId);
  }

  /** The rows of a list, in its order. `all`: expired ones included. */
  #listed(all: boolean): readonly AvevaRow[] {
    this.#forget();
    const now = Date.now();
    const last = this.#lastList;
    if (last?.all !== all || last.until <= now) {
      const shown = this.#oldestFirst().filter((row) => all || row.expires > now);
      if (this.#options.order === "newest") shown.reverse();
      const until = shown.reduce(
        (least, { expires }) => (expires > now ? Math.min(least, expires) : least),
        Number.POSITIVE_INFINITY,
      );
      this.#lastList = { all, until, rows: shown };
    }
    const { rows = [] } = this.#lastList ?? {};
    if (this.#options.order !== "unstable" || rows.length === 0) return rows;
    this.#lists += 1;
    const turn = this.#lists % rows.length;
    return [...rows.slice(turn), ...rows.slice(0, turn)];
  }

  #oldestFirst(): AvevaRow[] {
    return [...this.#byUser.values()].sort((a, b) => a.issued - b.issued);
  }

  #forget(): void {
    const now = Date.now();
    if (now <= this.#nothingForgottenUntil) return;
    this.#nothingForgottenUntil = Number.POSITIVE_INFINITY;
    for (const row of [...this.#byUser.values()]) {
      const until = row.expires + KEPT;
      if (until < now) this.#remove(row);
      else this.#nothingForgottenUntil = Math.min(this.#nothingForgottenUntil, until);
    }
  }

  #present(row: AvevaRow, version: AvevaRoute["version"]): Body {
    const { nulls, tenantId, dateFormat = "offset", providerShown, zeroStateAbsent } = this.#options;
    const none = nulls ? null : undefined;
    const date = (ms: number, ticks?: number): string => netDate(ms, this.#zone, dateFormat, ticks);
    // JSON leaves out what is undefined.
    const fields = {
      Id: row.id,
      Issued: date(row.issued, 1234),
      Expires: date(row.expires, 5678),
      Accepted: row.accepted === undefined ? none : date(row.accepted),
      State: zeroStateAbsent && row.state === InvitationState.None ? undefined : row.state,
      TenantId: tenantId,
      UserId: row.userId,
      IdentityProviderId: version === "v1" && !providerShown ? undefined : (row.provider ?? none),
    };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  }

  /** Whether an accepted invitation that was mailed has both bits. */
  get #addsBits(): boolean {
    return this.#options.acceptedState === 3;
  }

  get #zone(): number {
    return this.#options.zone ?? -7;
  }
}
