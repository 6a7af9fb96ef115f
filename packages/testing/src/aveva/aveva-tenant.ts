import { type Fake, type FakeAnswer, type FakeRequest, jsonAnswer } from "../server/fake-http.js";
import { type Mail, MailLog } from "../server/mail-log.js";
import { AT_MOST_AHEAD, KEPT, LIVES, netDate, readDate } from "./dates.js";
import { avevaError, avevaProblem, operationId } from "./problems.js";
import { type AvevaOperation, type AvevaRoute, operationOn, readRoute } from "./routes.js";
import { type AvevaTokenOperation, AvevaTokens, type AvevaTokensOptions, tokenOperationOf } from "./tokens.js";

export interface AvevaTenantOptions extends AvevaTokensOptions {
  /** The only version that is served. @default both */
  readonly apiVersion?: "v1" | "v1-preview";
  /** The tenant. Others do not exist. @default every id exists */
  readonly tenantId?: string;
  /** Whether this is the region that accepts writes. @default true */
  readonly primary?: boolean;
  /** The users that exist. @default every id */
  readonly users?: readonly string[];
  /** The most rows on a page. @default 1000 */
  readonly pageLimit?: number;
  /** Whether a POST is answered with 202 and no body. @default false */
  readonly accepts?: boolean;
  /** The server's time zone, in hours ahead of UTC. @default -7 */
  readonly zone?: number;
  /** The state of an accepted invitation: 2, as documented, or with the bits added up, 3 if it was mailed. @default 2 */
  readonly acceptedState?: 2 | 3;
  /** Whether a 401 has a body: a text of 2019 says that it has none, later documents list one. @default true */
  readonly bodyOf401?: boolean;
  /** Whether properties without a value are null instead of absent. @default false */
  readonly nulls?: boolean;
  readonly onMail?: (mail: Mail) => void;
}

export interface AvevaRow {
  readonly id: string;
  readonly userId: string;
  readonly issued: number;
  expires: number;
  accepted: number | undefined;
  /** A bit set: 1 for mailed, 2 for accepted. */
  state: number;
  provider: string | undefined;
}

type Body = Readonly<Record<string, unknown>>;

/** The invitations of one AVEVA Data Hub tenant in memory, with the oddities of the real service. */
export class AvevaTenant implements Fake<unknown> {
  readonly mails: MailLog;
  readonly tokens: AvevaTokens;
  readonly #options: AvevaTenantOptions;
  readonly #byUser = new Map<string, AvevaRow>();
  #requests = 0;
  #issued = 0;

  /** `tokens`: those of an earlier tenant, which stay valid. */
  constructor(options: AvevaTenantOptions = {}, tokens: AvevaTokens = new AvevaTokens(options)) {
    this.#options = options;
    this.mails = new MailLog(options.onMail);
    this.tokens = tokens;
  }

  /** How many requests were carried out, including those for tokens. */
  get requests(): number {
    return this.#requests;
  }

  /** Adds a user's invitation as if somebody else had made it. Nothing is mailed. */
  add(userId: string, row: Partial<Omit<AvevaRow, "id" | "userId">> = {}): string {
    return this.#issue(userId, { expires: Date.now() + LIVES, ...row }).id;
  }

  /** A user accepts. Returns whether there was an invitation to accept. */
  accept(userId: string): boolean {
    const row = this.#byUser.get(userId);
    if (!row || row.accepted !== undefined || row.expires <= Date.now()) return false;
    const state = this.#options.acceptedState === 3 ? row.state | 2 : 2;
    Object.assign(row, { accepted: Date.now(), state });
    return true;
  }

  /** All invitations as v1 shows them, oldest first, expired ones included. */
  shown(): Body[] {
    this.#forget();
    return [...this.#byUser.values()].map((row) => this.#present(row, "v1"));
  }

  /** The invitation of a user as v1 shows it; undefined if there is none. */
  shownOf(userId: string): Body | undefined {
    this.#forget();
    const row = this.#byUser.get(userId);
    return row && this.#present(row, "v1");
  }

  operationOf(method: string, path: string): AvevaOperation | AvevaTokenOperation | undefined {
    return tokenOperationOf(method, path) ?? operationOn(method, this.#readRoute(path));
  }

  handle(request: FakeRequest): FakeAnswer {
    this.#requests += 1;
    const answer = this.tokens.handle(request) ?? this.#route(request);
    return request.method === "HEAD" ? { ...answer, body: undefined } : answer;
  }

  /** An error with this status, in the vendor's words as far as they are known. */
  problem(request: FakeRequest, status: number): FakeAnswer {
    const isEmpty = status === 401 && !(this.#options.bodyOf401 ?? true);
    return isEmpty ? { status, headers: operationId(request) } : avevaProblem(request, status);
  }

  #readRoute(path: string): AvevaRoute | undefined {
    const route = readRoute(path);
    return route?.version === (this.#options.apiVersion ?? route?.version) ? route : undefined;
  }

  #route(request: FakeRequest): FakeAnswer {
    if (!this.tokens.isLetIn(request)) return this.problem(request, 401);
    const { primary = true, tenantId } = this.#options;
    if (!primary && !["GET", "HEAD"].includes(request.method)) return avevaProblem(request, 405);
    const route = this.#readRoute(request.path);
    if (!route || operationOn(request.method, route) === undefined) return avevaProblem(request, 404);
    if (tenantId !== undefined && route.tenantId !== tenantId)
      return avevaError(request, 404, "The tenant does not exist.");
    if (route.resource === "user") return this.#ofUser(request, route);
    return route.resource === "invitation" ? this.#byId(request, route) : this.#list(request, route);
  }

  #list(request: FakeRequest, route: AvevaRoute): FakeAnswer {
    const [skip, count] = [Number(request.query.get("skip") ?? 0), Number(request.query.get("count") ?? 100)];
    const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
    if (!isWhole(skip) || !isWhole(count)) return avevaProblem(request, 400);
    const rows = this.#live(request.query);
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
    const row = [...this.#byUser.values()].find((one) => one.id === route.id);
    if (!row) return avevaProblem(request, 404);
    return request.method === "PUT" ? this.#change(request, row, route) : this.#one(request, row, route);
  }

  #ofUser(request: FakeRequest, route: AvevaRoute): FakeAnswer {
    const { users } = this.#options;
    const { version, id: userId } = route;
    if (users && !users.includes(userId)) return avevaError(request, 404, "The user does not exist.");
    this.#forget();
    const row = this.#byUser.get(userId);
    const { method, query } = request;
    if (method === "POST" && row) return avevaProblem(request, 409);
    if (method === "POST" || (method === "PUT" && !row)) return this.#create(request, route);
    if (method === "PUT" && row) return this.#change(request, row, route);
    // In v1, HEAD hides expired invitations and GET does not.
    const filtered = method === "HEAD" || version !== "v1";
    const isHidden = row && filtered && row.expires <= Date.now() && query.get("includeExpiredInvitations") !== "true";
    return !row || (isHidden && method !== "DELETE") ? avevaProblem(request, 404) : this.#one(request, row, route);
  }

  #one(request: FakeRequest, row: AvevaRow, { version }: AvevaRoute): FakeAnswer {
    if (request.method !== "DELETE") return jsonAnswer(200, this.#present(row, version), operationId(request));
    this.#byUser.delete(row.userId);
    return { status: 204, headers: operationId(request) };
  }

  #create(request: FakeRequest, { version, id: userId }: AvevaRoute): FakeAnswer {
    const wrong = this.#wrong(request);
    if (wrong) return wrong;
    const body = request.body as Body;
    const expires = readDate(body.ExpiresDateTime, this.#zone) ?? Date.now() + LIVES;
    const provider = typeof body.IdentityProviderId === "string" ? body.IdentityProviderId : undefined;
    const row = this.#issue(userId, { expires, provider });
    this.#mail(request, row);
    const isAccepted = this.#options.accepts && request.method === "POST" && version === "v1";
    if (isAccepted) return { status: 202, headers: operationId(request) };
    return jsonAnswer(201, this.#present(row, version), operationId(request));
  }

  /** Fields that are absent or null do not change. Only `ExpiresDateTime` changes the end, which answers call `Expires`. */
  #change(request: FakeRequest, row: AvevaRow, { version }: AvevaRoute): FakeAnswer {
    const wrong = this.#wrong(request);
    if (wrong) return wrong;
    const body = request.body as Body;
    row.expires = readDate(body.ExpiresDateTime, this.#zone) ?? row.expires;
    if (typeof body.IdentityProviderId === "string") row.provider = body.IdentityProviderId;
    this.#mail(request, row);
    return jsonAnswer(200, this.#present(row, version), operationId(request));
  }

  #wrong(request: FakeRequest): FakeAnswer | undefined {
    const error = (reason: string): FakeAnswer => avevaError(request, 400, reason);
    const body = request.body as Body | null | undefined;
    if (typeof body !== "object" || body === null || Array.isArray(body)) return error("A body is required.");
    const { SendInvitation = null, IdentityProviderId = null, ExpiresDateTime = null } = body;
    if (SendInvitation !== null && typeof SendInvitation !== "boolean")
      return error("SendInvitation is not a boolean.");
    if (IdentityProviderId !== null && !isGuid(IdentityProviderId)) return error("IdentityProviderId is not a GUID.");
    if (ExpiresDateTime === null) return undefined;
    const expires = readDate(ExpiresDateTime, this.#zone);
    if (expires === undefined) return error("ExpiresDateTime is not a date.");
    const ahead = expires - Date.now();
    if (ahead > 0 && ahead <= AT_MOST_AHEAD) return undefined;
    return error("ExpiresDateTime must lie in the future, at most two months ahead.");
  }

  /** `SendInvitation` defaults to true. */
  #mail(request: FakeRequest, row: AvevaRow): void {
    if ((request.body as Body).SendInvitation === false) return;
    if (row.accepted === undefined || this.#options.acceptedState === 3) row.state |= 1;
    this.mails.send(row.userId, Date.now(), request.number);
  }

  #issue(userId: string, given: Partial<AvevaRow> & { expires: number }): AvevaRow {
    this.#issued += 1;
    const row = { issued: Date.now(), accepted: undefined, state: 0, provider: undefined, ...given };
    const made = { ...row, id: `invitation-${this.#issued}`, userId };
    this.#byUser.set(userId, made);
    return made;
  }

  #live(query: URLSearchParams): AvevaRow[] {
    this.#forget();
    const all = query.get("includeExpiredInvitations") === "true";
    return [...this.#byUser.values()].filter((row) => all || row.expires > Date.now());
  }

  #forget(): void {
    const now = Date.now();
    for (const row of this.#byUser.values()) if (row.expires + KEPT < now) this.#byUser.delete(row.userId);
  }

  #present(row: AvevaRow, version: AvevaRoute["version"]): Body {
    const none = this.#options.nulls ? null : undefined;
    // JSON leaves out what is undefined.
    const fields = {
      Id: row.id,
      Issued: netDate(row.issued, this.#zone, 1234),
      Expires: netDate(row.expires, this.#zone, 5678),
      Accepted: row.accepted === undefined ? none : netDate(row.accepted, this.#zone),
      State: row.state,
      TenantId: this.#options.tenantId ?? "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e",
      UserId: row.userId,
      IdentityProviderId: version === "v1" ? undefined : (row.provider ?? none),
    };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  }

  get #zone(): number {
    return this.#options.zone ?? -7;
  }
}

function isGuid(value: unknown): boolean {
  return typeof value === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}
