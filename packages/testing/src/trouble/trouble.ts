import { shown } from "../checks/check-names.js";
import { checkOptions, givenOf, type OptionKinds } from "../checks/check-options.js";

/** When the client sees a trouble. */
export interface TroubleTiming {
  /** Milliseconds from the request until the client sees the trouble, by one `setTimeout`, which fake timers move. @default 0 */
  readonly after?: number | undefined;
}

/** What the server does with a request that it carries out in part. All of this is for Kantata's bulk create; other operations ignore it. */
export interface PartialTrouble extends TroubleTiming {
  /** How many rows the server takes. It creates and mails no more, and reports no error. @default all */
  readonly takes?: number | undefined;
  /** How many rows the answer shows, of those that were created. @default all */
  readonly shows?: number | undefined;
  /** Milliseconds until lists show the created rows. @default the fake's own `listLag` */
  readonly listLag?: number | undefined;
}

/** Whether, when and how far the server carries a request out although the client sees trouble. */
export interface CommitTrouble extends PartialTrouble {
  /**
   * Milliseconds from the request until the server carries it out, mails included, by one `setTimeout` unless it is 0. It may be later
   * than the client sees the trouble, as with a slow server behind an impatient proxy. `reset()` drops what is not done yet.
   *
   * @default at once for `lostAfterCommit`, never for all others
   */
  readonly commitAfter?: number | undefined;
}

/** An answer that the service would not give. */
export interface ForeignAnswer {
  /** From 200 to 599. */
  readonly status: number;
  /** @default none */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** @default none */
  readonly body?: string | undefined;
}

/** What goes wrong with one request. Made by `trouble`. */
export type Trouble =
  | ({ readonly kind: "refused" | "lostBeforeCommit" } & TroubleTiming)
  | ({ readonly kind: "truncated" | "partly" } & PartialTrouble)
  | ({ readonly kind: "lostAfterCommit" | "never" } & CommitTrouble)
  | { readonly kind: "slow"; readonly ms: number }
  | ({ readonly kind: "status" | "html"; readonly status: number } & CommitTrouble)
  | ({ readonly kind: "rateLimited"; readonly retryAfter: number | string | undefined } & CommitTrouble)
  | ({ readonly kind: "answer"; readonly headers: Readonly<Record<string, string>> } & CommitTrouble &
      Omit<ForeignAnswer, "headers">)
  | { readonly kind: "tokenExpired" | "maintenance" };

/** The troubles by name. Misspelt options and wrong numbers are errors that say what is taken. */
export interface Troubles {
  /** The connection never opens, so nothing was sent (`ECONNREFUSED`). */
  refused(options?: TroubleTiming): Trouble;
  /** The connection breaks before the server reads the request (`ECONNRESET`). Nothing is carried out, but the client cannot know that. */
  lostBeforeCommit(options?: TroubleTiming): Trouble;
  /**
   * The server carries the request out, mails included, and the client sees the connection break before the answer (`ECONNRESET`).
   *
   * @example
   * trouble.lostAfterCommit({ commitAfter: 60_000 }); // the connection breaks at once, and the mail goes out a minute later
   */
  lostAfterCommit(options?: CommitTrouble): Trouble;
  /** The server never answers, so the call ends when it times out or is aborted. Nothing is carried out, unless `commitAfter` is given. */
  never(options?: Omit<CommitTrouble, "after" | "shows">): Trouble;
  /**
   * The request is carried out at once, and answered after this time. The wait is one `setTimeout`, which fake timers move.
   *
   * @param ms milliseconds
   */
  slow(ms: number): Trouble;
  /**
   * Kantata answers 200 to a bulk create, but took only some of the rows, or does not show all of them in the answer or in lists.
   *
   * @example
   * trouble.partly({ takes: 3 }); // createMany reports the others as `unknown`, for they might still appear
   */
  partly(options: PartialTrouble): Trouble;
  /**
   * The server answers with this status, in the vendor's words. It carries nothing out, unless `commitAfter` is given.
   *
   * @param code from 300 to 599
   * @example
   * trouble.status(503, { commitAfter: 0 }); // mailed, although the answer is a 503
   */
  status(code: number, options?: CommitTrouble): Trouble;
  /**
   * The server answers 429. It carries nothing out, unless `commitAfter` is given.
   *
   * @param retryAfter the `Retry-After` of the answer, in seconds or as an HTTP date; without it the answer has none. Neither service is
   * known to send one
   */
  rateLimited(retryAfter?: number | string, options?: CommitTrouble): Trouble;
  /** The token is refused with 401. AVEVA's fake takes no token that it issued before. Nothing is carried out. */
  tokenExpired(): Trouble;
  /** The request is carried out, and the connection breaks in the middle of the answer's body. */
  truncated(options?: PartialTrouble): Trouble;
  /** A proxy answers with an HTML page, by default with status 200. Nothing reaches the server, unless `commitAfter` is given. */
  html(options?: CommitTrouble & { readonly status?: number | undefined }): Trouble;
  /** The service is down: 503. Nothing is carried out. */
  maintenance(): Trouble;
  /**
   * The client gets exactly this answer instead of the service's own. Nothing is carried out, unless `commitAfter` is given.
   *
   * @example
   * trouble.answer({ status: 429 }); // no body, no headers
   */
  answer(answer: ForeignAnswer, options?: CommitTrouble): Trouble;
}

/**
 * What goes wrong with a request, for `next` and `always` of a fake.
 *
 * @example
 * fake.next("createAccountInvitation", trouble.lostAfterCommit());
 * fake.always(trouble.slow(200));
 */
export const trouble: Troubles = {
  refused: (options) => made("refused", {}, options, TIMING),
  lostBeforeCommit: (options) => made("lostBeforeCommit", {}, options, TIMING),
  lostAfterCommit: (options) => made("lostAfterCommit", {}, options, COMMIT),
  never: (options) => made("never", {}, options, NO_END),
  slow(ms) {
    checkNumber("trouble.slow(ms)", ms, "milliseconds", 0, 2_147_483_647);
    return made("slow", { ms });
  },
  partly: (options) => made("partly", {}, options, PARTIAL),
  status(code, options) {
    checkNumber("trouble.status(code)", code, "a whole number", 300, 599);
    return made("status", { status: code }, options, COMMIT);
  },
  rateLimited(retryAfter, options) {
    const where = "trouble.rateLimited(retryAfter)";
    if (typeof retryAfter === "string") checkDate(where, retryAfter);
    else if (retryAfter !== undefined) checkNumber(where, retryAfter, "seconds", 0, 86_400);
    return made("rateLimited", { retryAfter }, options, COMMIT);
  },
  tokenExpired: () => made("tokenExpired", {}),
  truncated: (options) => made("truncated", {}, options, PARTIAL),
  html(given = {}) {
    checkOptions("trouble.html", given, { ...COMMIT, status: "any" });
    const { status = 200, ...options } = given;
    checkAnswer("trouble.html", status, "a page");
    return made("html", { status }, options, COMMIT);
  },
  maintenance: () => made("maintenance", {}),
  answer(answer, options) {
    checkOptions("trouble.answer", answer, { status: "any", headers: "any", body: "any" });
    const { status, headers = {}, body } = answer;
    checkAnswer("trouble.answer", status, body);
    return made("answer", { status, headers: headersOf(headers), body }, options, COMMIT);
  },
};

const TIMING: OptionKinds = { after: "milliseconds" };
const PARTIAL: OptionKinds = { ...TIMING, takes: "count", shows: "count", listLag: "count" };
const COMMIT: OptionKinds = { ...PARTIAL, commitAfter: "milliseconds" };
const NO_END: OptionKinds = { takes: "count", listLag: "count", commitAfter: "milliseconds" };

/** Troubles that carry the request out without `commitAfter`. */
export const CARRIED_OUT: readonly Trouble["kind"][] = ["slow", "partly", "lostAfterCommit", "truncated"];

// Only what `trouble` made has been checked. Other copies of this package have the same mark.
const MADE = Symbol.for("@invitation-clients/testing/trouble");

/** Whether a value was made by `trouble`, in this copy of the package or in another. */
export function isTrouble(value: unknown): value is Trouble {
  return typeof value === "object" && value !== null && Object.hasOwn(value, MADE);
}

function made(kind: Trouble["kind"], fields: object, options: object = {}, kinds: OptionKinds = {}): Trouble {
  const where = `trouble.${kind}`;
  checkOptions(where, options, kinds);
  const given: CommitTrouble = givenOf(options);
  for (const name of ["takes", "shows", "listLag"] as const) {
    if (given[name] === undefined || given.commitAfter !== undefined || CARRIED_OUT.includes(kind)) continue;
    throw new TypeError(`${where}: ${name} needs commitAfter, because the request is not carried out without it`);
  }
  return Object.freeze(Object.defineProperty({ kind, ...fields, ...given }, MADE, { value: true })) as Trouble;
}

/** The headers by their names in lower case. A wrong one is an error here, and not when the request arrives. */
function headersOf(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const where = "trouble.answer: headers";
  if (typeof given !== "object" || given === null)
    throw new TypeError(`${where} takes an object, and got ${shown(given)}`);
  try {
    return Object.fromEntries(new Headers(given));
  } catch (cause) {
    const name = Object.keys(given).find((one) => !isHeader(one, given[one] as string));
    throw new TypeError(`${where}: ${shown(name)} is no header that can be sent`, { cause });
  }
}

function isHeader(name: string, value: string): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}

function checkAnswer(where: string, status: unknown, body: unknown): void {
  checkNumber(`${where}({ status })`, status, "a whole number", 200, 599);
  if (body !== undefined && typeof body !== "string")
    throw new TypeError(`${where}: body must be a text, and is ${shown(body)}`);
  const isBare = [204, 205, 304].includes(status as number);
  if (isBare && body !== undefined) throw new TypeError(`${where}: an answer with status ${status} cannot have a body`);
}

function checkDate(where: string, value: string): void {
  if (!Number.isNaN(Date.parse(value))) return;
  throw new RangeError(`${where} takes seconds or an HTTP date, and got ${shown(value)}`);
}

function checkNumber(where: string, value: unknown, unit: string, least: number, most: number): void {
  const isWhole = unit !== "a whole number" || Number.isInteger(value);
  if (typeof value === "number" && value >= least && value <= most && isWhole) return;
  throw new RangeError(`${where} takes ${unit} from ${least} to ${most}, and got ${shown(value)}`);
}
