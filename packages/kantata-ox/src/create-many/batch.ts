import {
  type ApiClient,
  type CallOptions,
  type CallScope,
  type ClientError,
  ConnectionError,
  delayFor,
  isClientError,
  type Outcome,
  type Reply,
  TimeoutError,
} from "@invitation-clients/runtime";
import { type InvitationsBody, readEnvelope } from "../envelope.js";
import { operations } from "../generated/operations.js";
import { isApiError } from "../guards.js";
import type { Include, KantataErrorEntry } from "../types.js";
import type { Lookout } from "./lookout.js";
import type { Match, Row } from "./match-rows.js";
import { isOpen, type Pending } from "./pending.js";
import type { CreateManyResult } from "./result.js";

/** What the batches of one run share. */
export interface BatchContext {
  readonly client: ApiClient;
  readonly lookout: Lookout;
  readonly include: readonly Include[];
  readonly settleDelay: number;
  readonly listLag: number;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly options: CallOptions;
  readonly scope: CallScope;
}

/** People who are sent together: at first a batch of 50, later what is left of one, or a piece of it. */
export interface Batch {
  readonly people: readonly Pending[];
  /** How often these people were sent again, for whatever reason. */
  readonly resends: number;
  /** When the first request with these people left; undefined before. */
  readonly since: number | undefined;
  /** Whether they were sent again with another token. */
  readonly renewed: boolean;
  /** Whether a refusal named others who were sent with them: the server may name one bad row at a time. */
  readonly wasNamed: boolean;
}

/**
 * Why a batch that was sent is not done.
 *
 * - `lost`: no answer came, or one that does not tell. The server may still be working on it.
 * - `limited`: 429.
 * - `denied`: 401 or 403. The run ends with it, unless the token could be renewed.
 * - `refused`: another refusal; it may name rows.
 * - `short`: a success that shows fewer rows than were sent.
 * - `unsent`: it never left.
 */
export type TroubleKind = "lost" | "limited" | "denied" | "refused" | "short" | "unsent";

/** A batch that waits for its last look. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly batch: Batch;
  readonly since: number;
  readonly error: ClientError;
  /** When looks are due, in order. The last one decides. */
  readonly dues: readonly number[];
  /** Whether those who are absent then may be sent again. */
  readonly mayRepeat: boolean;
  /** What a refusal said of single people. */
  readonly named: ReadonlyMap<Pending, readonly KantataErrorEntry[]>;
}

const kinds = (...of: readonly TroubleKind[]): ReadonlySet<TroubleKind> => new Set(of);

/** Looked for at once. An answered refusal is not: only the list's lag matters. */
export const LOOKS_AT_ONCE = kinds("lost", "limited");
/** Nothing is sent before it is over. */
export const HOLDS_RUN = kinds("lost", "limited", "denied", "unsent");

/** Sends a batch once, and settles those whom the answer shows. Undefined if nobody is left. */
export async function sendBatch(context: BatchContext, batch: Batch): Promise<Trouble | undefined> {
  const { client, lookout, include, options, scope } = context;
  const { people } = batch;
  const since = batch.since ?? client.clock.now();
  let outcome: Outcome | undefined;
  let renewed = false;
  const input = {
    query: { per_page: 50, include },
    body: { account_invitations: people.map((one) => one.input) },
    onGivenUp: (last: Outcome): void => {
      outcome = last;
    },
    // A 401 may have taken rows: it is looked at before the batch goes again.
    mayRepeatRefused: (): boolean => {
      renewed = true;
      return false;
    },
  };
  let reply: Reply<InvitationsBody>;
  let rows: readonly Row[];
  try {
    reply = await client.call(operations.createAccountInvitation, input, options);
    rows = readEnvelope(reply, "account_invitations", include).items;
  } catch (error) {
    // The caller may abort with an error of this package, which speaks of another call.
    const known = outcome === undefined && isClientError(error) ? error : givenUp(error, scope, outcome ?? "unknown");
    return troubleOf(context, batch, since, known, renewed);
  }
  const matches = lookout.read(rows, people, since);
  settleOurs(matches);
  settleTheirs(people, matches);
  if (!people.some(isOpen)) return undefined;
  const error = reply.unreadable(`it shows ${rows.length} of ${people.length} invitations`);
  const now = client.clock.now();
  // Nothing is sent again and later batches go out meanwhile, so the last look may wait for the slowest list.
  const dues = [now + context.listLag, now + context.settleDelay].sort((a, b) => a - b);
  return { kind: "short", batch, since, error, dues, mayRepeat: false, named: new Map() };
}

function troubleOf(
  { client, settleDelay, listLag, maxRetries, maxRetryAfter, scope }: BatchContext,
  batch: Batch,
  since: number,
  error: ClientError,
  renewed: boolean,
): Trouble {
  const kind = kindOf(error);
  const isRenewal = renewed && !batch.renewed;
  const { clock } = client;
  const { resends } = batch;
  const look = kind === "unsent" ? 0 : kind === "lost" ? settleDelay : listLag;
  const { retryAfter = 0 } = error;
  const wait = kind === "refused" || kind === "denied" ? 0 : delayFor(error.retryAfter, resends, clock.random());
  const asksTooMuch = kind !== "refused" && retryAfter > Math.max(maxRetryAfter, look);
  const isInTime = !asksTooMuch && wait <= scope.timeLeft();
  const mayRepeat = kind === "denied" ? isRenewal : resends < maxRetries && isInTime;
  const dues = [clock.now() + Math.max(look, mayRepeat ? wait : 0)];
  const named = kind === "refused" || kind === "denied" ? namedBy(error, batch.people, kind === "denied") : new Map();
  return { kind, batch: { ...batch, renewed: isRenewal }, since, error, dues, mayRepeat, named };
}

function kindOf(error: ClientError): TroubleKind {
  if (error.outcome === "not-sent") return "unsent";
  if (error.outcome !== "rejected" || !isApiError(error)) return "lost";
  if (error.status === 429) return "limited";
  return error.status === 401 || error.status === 403 ? "denied" : "refused";
}

/** What a refusal says of each person. Without company, all of it is meant for the one. */
function namedBy(
  error: ClientError,
  people: readonly Pending[],
  isMeantForAll: boolean,
): Map<Pending, readonly KantataErrorEntry[]> {
  const given = isApiError(error) ? (error.body?.errors ?? []) : [];
  const entries = given.length > 0 ? given : [{ type: "system", message: error.message }];
  const named = new Map<Pending, readonly KantataErrorEntry[]>();
  for (const [index, one] of people.entries()) {
    const own = isMeantForAll || people.length === 1 ? entries : entries.filter((entry) => entry.index === index);
    if (own.length > 0) named.set(one, own);
  }
  return named;
}

/**
 * Settles those whose row is there. Somebody else's row settles nothing before the last look: our own may still be on its
 * way.
 */
export function settleOurs(matches: ReadonlyMap<Pending, Match>): void {
  for (const [one, { row, whose }] of matches)
    if (whose === "ours") one.result ??= { status: "created", invitation: row };
}

function settleTheirs(people: readonly Pending[], matches: ReadonlyMap<Pending, Match>): void {
  for (const one of people) {
    const match = matches.get(one);
    if (match?.whose === "theirs") one.result ??= { status: "existing", invitation: match.row };
  }
}

/** What the last look leaves: those to be sent again, and whether the run ends. */
export interface Verdict {
  readonly again: readonly Batch[];
  readonly isEnd: boolean;
}

/**
 * Decides about those whom the last look did not find.
 *
 * @param matches what that look told
 * @param isEnding whether the run sends nothing more
 */
export function conclude(
  { maxRetries }: BatchContext,
  trouble: Trouble,
  matches: ReadonlyMap<Pending, Match>,
  isEnding: boolean,
): Verdict {
  const { kind, batch, since, error, named } = trouble;
  const settle = (people: readonly Pending[], resultOf: (one: Pending) => CreateManyResult): void => {
    for (const one of people) one.result ??= resultOf(one);
  };
  settleTheirs(batch.people, matches);
  settle(
    batch.people.filter((one) => matches.get(one)?.whose === "unsure"),
    () => ({ status: "unknown", error }),
  );
  const absent = batch.people.filter(isOpen);
  if (kind === "short") settle(absent, () => ({ status: "unknown", error }));
  const mayRepeat = trouble.mayRepeat && !isEnding;
  if (kind !== "denied" || !mayRepeat) {
    settle(
      absent.filter((one) => named.has(one)),
      (one) => ({ status: "rejected", errors: named.get(one) ?? [] }),
    );
  }
  const left = absent.filter(isOpen);
  if (left.length === 0) return { again: [], isEnd: false };
  if (!mayRepeat) {
    settle(left, () => ({ status: "not-attempted" }));
    // A refusal says nothing against the batches that follow.
    return { again: [], isEnd: kind !== "refused" };
  }
  const resends = batch.resends + (kind === "denied" ? 0 : 1);
  // Once the named ones are gone, the others may well pass together.
  const isWhole = kind !== "refused" || (named.size > 0 && !batch.wasNamed);
  const pieces = isWhole ? 1 : pieceCount(left.length, maxRetries - batch.resends);
  const wasNamed = batch.wasNamed || named.size > 0;
  const again = split(left, pieces).map((people) => ({ ...batch, people, since, resends, wasNamed }));
  return { again, isEnd: false };
}

/**
 * Into how many pieces a refused batch is split. Whoever is refused alone is rejected, so the pieces shrink just fast
 * enough to be single people with the last resend that is left.
 */
function pieceCount(people: number, resendsLeft: number): number {
  // Rounding: 25 ** (1 / 2) must not become 6.
  return Math.max(2, Math.ceil(people ** (1 / resendsLeft) - 1e-9));
}

function split(people: readonly Pending[], pieces: number): Pending[][] {
  const size = Math.ceil(people.length / pieces);
  return Array.from({ length: Math.ceil(people.length / size) }, (_, n) => people.slice(n * size, (n + 1) * size));
}

/** Results carry errors of this package; callers can abort with anything. */
export function givenUp(error: unknown, scope: CallScope, outcome: Outcome): ClientError {
  const init = { outcome, operationId: operations.createAccountInvitation.id };
  if (scope.expired()) return new TimeoutError("createMany was not done within totalTimeout", init);
  return new ConnectionError("createMany was given up before its answer came", { ...init, cause: error });
}
