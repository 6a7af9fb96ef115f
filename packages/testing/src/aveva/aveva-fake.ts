import { type Fake, type FakeAnswer, type FakeRequest, jsonAnswer } from "../server/fake-http.js";
import { MailLog } from "../server/mail-log.js";
import { AT_MOST_AHEAD, KEPT, LIVES, netDate, readDate } from "./dates.js";
import { AvevaTokens, type AvevaTokensOptions } from "./tokens.js";

export interface AvevaFakeOptions extends AvevaTokensOptions {
  readonly apiVersion: "v1" | "v1-preview";
  /** Whether this region accepts writes. @default true */
  readonly primary?: boolean;
  /** The users that exist. @default a user for every id */
  readonly users?: readonly string[];
  /** The most rows on a page. @default 1000 */
  readonly pageLimit?: number;
  /** Whether a POST is answered with 202 and no body. @default false */
  readonly accepts?: boolean;
  /** The server's time zone, in hours ahead of UTC. @default -7 */
  readonly zone?: number;
}

interface Row {
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
export class AvevaFake implements Fake<unknown> {
  readonly mails = new MailLog();
  readonly tokens: AvevaTokens;
  readonly #options: AvevaFakeOptions;
  readonly #byUser = new Map<string, Row>();
  #requests = 0;
  #issued = 0;

  constructor(options: AvevaFakeOptions) {
    this.#options = options;
    this.tokens = new AvevaTokens(options);
  }

  /** How many requests were carried out, including those for tokens. */
  get requests(): number {
    return this.#requests;
  }

  /** Adds a user's invitation as if somebody else had created it. Nothing is mailed. */
  add(userId: string, row: Partial<Omit<Row, "id" | "userId">> = {}): string {
    return this.#issue(userId, { expires: Date.now() + LIVES, ...row }).id;
  }

  /** A user accepts an invitation. The bits add up: an invitation that was mailed and accepted has state 3. */
  accept(userId: string): void {
    const row = this.#byUser.get(userId);
    if (row) Object.assign(row, { accepted: Date.now(), state: row.state | 2 });
  }

  handle(request: FakeRequest): FakeAnswer {
    this.#requests += 1;
    const answer = this.tokens.handle(request) ?? this.#route(request);
    return request.method === "HEAD" ? { ...answer, body: undefined } : answer;
  }

  #route(request: FakeRequest): FakeAnswer {
    // The service sends no body with a 401.
    if (!this.tokens.isLetIn(request)) return { status: 401, headers: operationId(request) };
    const { apiVersion, primary = true } = this.#options;
    const path = new RegExp(`^/api/${apiVersion}/Tenants/[\\w-]+/(.+)$`, "i").exec(request.path)?.[1] ?? "";
    if (!primary && !["GET", "HEAD"].includes(request.method)) return { status: 405, headers: operationId(request) };
    if (apiVersion !== "v1" && request.method === "HEAD") return this.#notFound(request);
    const user = apiVersion === "v1" ? /^Users\/([\w-]+)\/Invitation$/i : /^Users\/([\w-]+)\/Invitations$/i;
    const [, userId] = user.exec(path) ?? [];
    if (userId !== undefined) return this.#ofUser(request, userId);
    const [, id] = /^Invitations\/([\w-]+)$/i.exec(path) ?? [];
    if (id !== undefined) return this.#byId(request, id);
    if (/^Invitations$/i.test(path)) return this.#list(request);
    return this.#notFound(request);
  }

  #list(request: FakeRequest): FakeAnswer {
    const rows = this.#live(request.query);
    if (request.method === "HEAD") {
      return { status: 200, headers: { ...operationId(request), "total-count": String(rows.length) } };
    }
    const skip = Number(request.query.get("skip") ?? 0);
    const count = Math.min(Number(request.query.get("count") ?? 100), this.#options.pageLimit ?? 1000);
    // A plain array, without the total number.
    const page = rows.slice(skip, skip + count).map((row) => this.#present(row));
    return jsonAnswer(200, page, operationId(request));
  }

  #byId(request: FakeRequest, id: string): FakeAnswer {
    this.#forget();
    const row = [...this.#byUser.values()].find((one) => one.id === id);
    if (!row) return this.#notFound(request);
    return this.#one(request, row, request.method === "PUT" ? () => this.#change(request, row) : undefined);
  }

  #ofUser(request: FakeRequest, userId: string): FakeAnswer {
    const { users, apiVersion } = this.#options;
    if (users && !users.includes(userId)) return this.#notFound(request);
    this.#forget();
    const row = this.#byUser.get(userId);
    const { method, query } = request;
    if (method === "POST") return row ? this.#conflict(request) : this.#create(request, userId);
    if (method === "PUT") return row ? this.#change(request, row) : this.#create(request, userId);
    if (method === "DELETE" && apiVersion !== "v1") return this.#notFound(request);
    // In v1, HEAD hides expired invitations and GET does not.
    const filtered = method === "HEAD" || apiVersion !== "v1";
    const isHidden = row && filtered && row.expires <= Date.now() && query.get("includeExpiredInvitations") !== "true";
    return !row || (isHidden && method !== "DELETE") ? this.#notFound(request) : this.#one(request, row);
  }

  #one(request: FakeRequest, row: Row, change?: () => FakeAnswer): FakeAnswer {
    if (change) return change();
    if (request.method === "DELETE") {
      this.#byUser.delete(row.userId);
      return { status: 204, headers: operationId(request) };
    }
    return jsonAnswer(200, this.#present(row), operationId(request));
  }

  #create(request: FakeRequest, userId: string): FakeAnswer {
    const wrong = this.#wrong(request);
    if (wrong) return wrong;
    const body = request.body as Body;
    const expires = readDate(body.ExpiresDateTime, this.#zone) ?? Date.now() + LIVES;
    const provider = typeof body.IdentityProviderId === "string" ? body.IdentityProviderId : undefined;
    const row = this.#issue(userId, { expires, provider });
    this.#mail(request, row);
    const isAccepted = this.#options.accepts && request.method === "POST" && this.#options.apiVersion === "v1";
    if (isAccepted) return { status: 202, headers: operationId(request) };
    return jsonAnswer(201, this.#present(row), operationId(request));
  }

  /**
   * Fields that are absent or null do not change. Only `ExpiresDateTime` changes the end, which is called `Expires` in
   * answers.
   */
  #change(request: FakeRequest, row: Row): FakeAnswer {
    const wrong = this.#wrong(request);
    if (wrong) return wrong;
    const body = request.body as Body;
    row.expires = readDate(body.ExpiresDateTime, this.#zone) ?? row.expires;
    if (typeof body.IdentityProviderId === "string") row.provider = body.IdentityProviderId;
    this.#mail(request, row);
    return jsonAnswer(200, this.#present(row), operationId(request));
  }

  #wrong(request: FakeRequest): FakeAnswer | undefined {
    const body = request.body as Body | null | undefined;
    if (typeof body !== "object" || body === null) return this.#error(request, 400, "A body is required.");
    if (body.ExpiresDateTime === undefined || body.ExpiresDateTime === null) return undefined;
    const expires = readDate(body.ExpiresDateTime, this.#zone);
    if (expires === undefined) return this.#error(request, 400, "ExpiresDateTime is not a date.");
    const ahead = expires - Date.now();
    if (ahead > 0 && ahead <= AT_MOST_AHEAD) return undefined;
    return this.#error(request, 400, "ExpiresDateTime must lie in the future, at most two months ahead.");
  }

  /** `SendInvitation` defaults to true. */
  #mail(request: FakeRequest, row: Row): void {
    if ((request.body as Body).SendInvitation === false) return;
    row.state |= 1;
    this.mails.send(row.userId, Date.now(), request.number);
  }

  #issue(userId: string, given: Partial<Row> & { expires: number }): Row {
    this.#issued += 1;
    const row = { issued: Date.now(), accepted: undefined, state: 0, provider: undefined, ...given };
    const made = { ...row, id: `invitation-${this.#issued}`, userId };
    this.#byUser.set(userId, made);
    return made;
  }

  #live(query: URLSearchParams): Row[] {
    this.#forget();
    const all = query.get("includeExpiredInvitations") === "true";
    return [...this.#byUser.values()].filter((row) => all || row.expires > Date.now());
  }

  #forget(): void {
    for (const row of this.#byUser.values()) if (row.expires + KEPT < Date.now()) this.#byUser.delete(row.userId);
  }

  /** Null properties are absent. */
  #present(row: Row): Body {
    const { apiVersion } = this.#options;
    return {
      Id: row.id,
      Issued: netDate(row.issued, this.#zone, 1234),
      Expires: netDate(row.expires, this.#zone, 5678),
      ...(row.accepted === undefined ? {} : { Accepted: netDate(row.accepted, this.#zone) }),
      State: row.state,
      TenantId: "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e",
      UserId: row.userId,
      ...(row.provider === undefined || apiVersion === "v1" ? {} : { IdentityProviderId: row.provider }),
    };
  }

  get #zone(): number {
    return this.#options.zone ?? -7;
  }

  #conflict(request: FakeRequest): FakeAnswer {
    return this.#error(request, 409, "The user has an invitation already.");
  }

  #notFound(request: FakeRequest): FakeAnswer {
    return this.#error(request, 404, "The invitation, user or tenant does not exist.");
  }

  #error(request: FakeRequest, status: number, reason: string): FakeAnswer {
    const id = `op-${request.number}`;
    const body = { OperationId: id, Error: "The request failed.", Reason: reason, Resolution: "Change it." };
    return jsonAnswer(status, body, operationId(request));
  }
}

function operationId({ number }: FakeRequest): Record<string, string> {
  return { "operation-id": `op-${number}` };
}
