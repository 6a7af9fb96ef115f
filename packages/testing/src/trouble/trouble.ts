import { shown } from "../server/check-names.js";

/** What goes wrong with one request. Made by `trouble`. */
export type Trouble =
  | { readonly kind: "refused" }
  | { readonly kind: "lostBeforeCommit" }
  | { readonly kind: "lostAfterCommit" }
  | { readonly kind: "never" }
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "rateLimited"; readonly seconds: number | undefined }
  | { readonly kind: "tokenExpired" }
  | { readonly kind: "truncated" }
  | { readonly kind: "html" }
  | { readonly kind: "maintenance" };

/** The troubles by name. */
export interface Troubles {
  /** The connection never opens, so nothing was sent (`ECONNREFUSED`). */
  refused(): Trouble;
  /** The connection breaks before the server reads the request (`ECONNRESET`). Nothing is carried out, but the client cannot know that. */
  lostBeforeCommit(): Trouble;
  /** The server carries the request out, mails included, and the connection breaks before the answer (`ECONNRESET`). */
  lostAfterCommit(): Trouble;
  /** The server never answers, so the call ends when it times out or is aborted. Nothing is carried out. */
  never(): Trouble;
  /**
   * The request is carried out at once, and answered after this time. The wait is one `setTimeout`, which fake timers move.
   *
   * @param ms milliseconds
   */
  slow(ms: number): Trouble;
  /**
   * The server answers with this status, in the vendor's words, and carries nothing out.
   *
   * @param code from 300 to 599
   */
  status(code: number): Trouble;
  /**
   * The server answers 429 and carries nothing out.
   *
   * @param seconds the `Retry-After` of the answer; without it the answer has none. Neither service is known to send one
   */
  rateLimited(seconds?: number): Trouble;
  /** The token is refused with 401. AVEVA's fake takes no token that it issued before. Nothing is carried out. */
  tokenExpired(): Trouble;
  /** The request is carried out, and the connection breaks in the middle of the answer's body. */
  truncated(): Trouble;
  /** A proxy answers 200 with an HTML page, and nothing reaches the server. */
  html(): Trouble;
  /** The service is down: 503. Nothing is carried out. */
  maintenance(): Trouble;
}

/**
 * What goes wrong with a request, for `next` and `always` of a fake.
 *
 * @example
 * fake.next("createAccountInvitation", trouble.lostAfterCommit());
 * fake.always(trouble.slow(200));
 */
export const trouble: Troubles = {
  refused: () => made({ kind: "refused" }),
  lostBeforeCommit: () => made({ kind: "lostBeforeCommit" }),
  lostAfterCommit: () => made({ kind: "lostAfterCommit" }),
  never: () => made({ kind: "never" }),
  slow(ms) {
    checkNumber("trouble.slow(ms)", ms, "milliseconds", 0, 2_147_483_647);
    return made({ kind: "slow", ms });
  },
  status(code) {
    checkNumber("trouble.status(code)", code, "a whole number", 300, 599);
    return made({ kind: "status", status: code });
  },
  rateLimited(seconds) {
    if (seconds !== undefined) checkNumber("trouble.rateLimited(seconds)", seconds, "seconds", 0, 86_400);
    return made({ kind: "rateLimited", seconds });
  },
  tokenExpired: () => made({ kind: "tokenExpired" }),
  truncated: () => made({ kind: "truncated" }),
  html: () => made({ kind: "html" }),
  maintenance: () => made({ kind: "maintenance" }),
};

/** Whether a value was made by `trouble`, in this copy of the package or in another. */
export function isTrouble(value: unknown): value is Trouble {
  const kind = (value as { kind?: unknown } | null | undefined)?.kind;
  return typeof kind === "string" && Object.hasOwn(trouble, kind);
}

function made(one: Trouble): Trouble {
  return Object.freeze(one);
}

function checkNumber(where: string, value: unknown, unit: string, least: number, most: number): void {
  const isWhole = unit !== "a whole number" || Number.isInteger(value);
  if (typeof value === "number" && value >= least && value <= most && isWhole) return;
  throw new RangeError(`${where} takes ${unit} from ${least} to ${most}, and got ${shown(value)}`);
}
