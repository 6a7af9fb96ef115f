import type { WithIncluded } from "../../types.js";
import type { Pending } from "../pending.js";
import { isCutName, isReduced, type Keys, keysOf } from "./normal-form.js";

export type Row = WithIncluded<never>;

/** A row in the forms by which it is compared. */
export interface Candidate extends Keys {
  readonly row: Row;
  readonly inviter: string | undefined;
}

/** Whose a row is that may invite the person of an input: this run's, somebody else's, or one of the two. */
export interface Match {
  readonly row: Row;
  readonly whose: "ours" | "theirs" | "unsure";
}

/** What a run has learnt from the rows that it surely made. */
export interface Traces {
  /** Who we are. */
  readonly inviters: Set<string>;
  /** Whether an answer kept what servers may drop from an address, such as a tag. */
  keepsAddresses: boolean;
}

type Fits = (row: Candidate, one: Pending) => boolean;

export function candidateOf(row: Row): Candidate {
  const { inviter_id: inviter } = row;
  return { row, ...keysOf(row), inviter: inviter === undefined || inviter === null ? undefined : String(inviter) };
}

const hasSameName: Fits = (row, one) => row.name === one.name;
// Servers cut names, and may hide them.
const hasLikeName: Fits = (row, one) => row.name === "" || one.name === "" || isCutName(row.name, one.name);
const isReducedTo: Fits = (row, one) => isReduced(one.address, row.address);
const both =
  (...all: readonly Fits[]): Fits =>
  (row, one) =>
    all.every((fits) => fits(row, one));

/**
 * Tells which listed row invites which input. The address decides; where a server has rewritten it, the name decides with
 * it. An input is `unsure` if a row may be its own but cannot be told.
 *
 * @param isFor whether a row can be that input's at all
 */
export function matchListed(
  people: readonly Pending[],
  rows: readonly Candidate[],
  { inviters, keepsAddresses }: Traces,
  isFor: Fits,
): Map<Pending, Match> {
  const isForeign: Fits = ({ inviter }) => inviter !== undefined && inviters.size > 0 && !inviters.has(inviter);
  const mayBeOurs: Fits = (row, one) => !isForeign(row, one);
  const isKnown: Fits = ({ inviter }) => inviter !== undefined && inviters.has(inviter);
  /** Whether the row can as well be another's, whose address the server cut down to this one. */
  const hasRival: Fits = (row, one) =>
    !keepsAddresses &&
    people.some(
      (other) => other !== one && other.loose === row.loose && hasLikeName(row, other) && isReducedTo(row, other),
    );

  const pairs = new Pairs(people, rows, isFor);
  for (const hasName of [hasSameName, hasLikeName]) {
    pairs.take("ours", "address", (row, one) => mayBeOurs(row, one) && hasName(row, one) && !hasRival(row, one));
    pairs.takeOnly(
      "ours",
      "loose",
      both(mayBeOurs, hasName, isReducedTo, ({ name }) => name !== ""),
    );
  }
  pairs.take("ours", "address", (row, one) => isKnown(row, one) && !hasRival(row, one));
  pairs.doubt("loose", mayBeOurs);
  pairs.doubt(
    "name",
    both(mayBeOurs, ({ name }) => name !== ""),
  );
  // Unless another row may be ours. A name proves no stranger: servers change names.
  pairs.take("theirs", "address", (row, one) => isForeign(row, one) && !pairs.matches.has(one));
  return pairs.matches;
}

/**
 * Tells which people were invited before: by address, or by a rewritten address with the same name. Where the name may have
 * been cut as well, somebody else may be meant.
 */
export function matchEarlier(people: readonly Pending[], rows: readonly Candidate[]): Map<Pending, Match> {
  const pairs = new Pairs(people, rows);
  pairs.take("theirs", "address");
  pairs.takeOnly("theirs", "loose", both(hasSameName, isReducedTo));
  pairs.doubt("loose", both(hasLikeName, isReducedTo));
  return pairs.matches;
}

/**
 * Tells which row of an answer invites which input, and learns from the rows that are surely ours. Rows that may be older
 * decide nothing: some servers answer with an invitation that is there.
 *
 * @param isEarlier whether a row was there before
 */
export function matchAnswered(
  people: readonly Pending[],
  rows: readonly Candidate[],
  traces: Traces,
  isEarlier: (row: Candidate) => boolean,
): Map<Pending, Match> {
  const shown = rows.flatMap((row) => (isEarlier(row) || row.inviter === undefined ? [] : [row.inviter]));
  // One request has one inviter. Once we are known, no answer changes it.
  const inviters = traces.inviters.size > 0 ? traces.inviters : new Set(shown.filter(isOfNearlyAll));
  const isUndecided = ({ row, inviter }: Candidate): boolean =>
    !(inviter !== undefined && inviters.size > 0) &&
    (row.pending === false || (inviter !== undefined && new Set(shown).size > 1));
  const isOthers: Fits = (row) =>
    isEarlier(row) || (row.inviter !== undefined && inviters.size > 0 && !inviters.has(row.inviter));
  const isOurs: Fits = (row, one) => !isOthers(row, one);

  const pairs = new Pairs(
    people,
    rows.filter((row) => isEarlier(row) || !isUndecided(row)),
  );
  for (const hasName of [hasSameName, hasLikeName]) {
    pairs.take("ours", "address", both(isOurs, hasName));
    pairs.takeOnly("ours", "loose", both(isOurs, hasName, isReducedTo));
  }
  pairs.take("ours", "address", isOurs);
  pairs.take("theirs", "address");
  pairs.takeOnly(
    "ours",
    "name",
    both(isOurs, ({ name }) => name !== ""),
  );
  // Without an address to tell by, the one that is left on both sides.
  pairs.takeOnly("ours", undefined, (row, one) => isOurs(row, one) && !row.address.includes("@"));
  const ours = [...pairs.matches].filter(([, { whose }]) => whose === "ours");
  for (const [one, { row }] of ours) {
    const { inviter, address } = candidateOf(row);
    // A single row may be an older one, by somebody else.
    if (inviter !== undefined && ours.length > 1) traces.inviters.add(inviter);
    traces.keepsAddresses ||= address === one.address && address !== one.loose;
  }
  return pairs.matches;
}

/** Whether a value is that of nearly all: nine in ten. */
function isOfNearlyAll(value: string, _at: number, all: readonly string[]): boolean {
  return all.filter((other) => other === value).length >= 0.9 * all.length;
}

/** Pairs inputs with rows, the surest first: a row that is taken is nobody else's. */
class Pairs {
  readonly matches = new Map<Pending, Match>();
  #people: readonly Pending[];
  #rows: readonly Candidate[];
  readonly #isFor: Fits;

  constructor(people: readonly Pending[], rows: readonly Candidate[], isFor: Fits = () => true) {
    this.#people = people;
    this.#rows = rows;
    this.#isFor = isFor;
  }

  /** Gives each input the first row of the same key that fits. */
  take(whose: Match["whose"], key: keyof Keys, fits?: Fits): void {
    this.#settle(whose, ([row]) => row, this.#fitting(key, fits));
  }

  /** Takes pairs in which neither side has another partner. Without a key, any row is a partner. */
  takeOnly(whose: Match["whose"], key: keyof Keys | undefined, fits?: Fits): void {
    const fitting = this.#fitting(key, fits);
    const partners = new Map<Candidate, number>();
    for (const row of [...fitting.values()].flat()) partners.set(row, (partners.get(row) ?? 0) + 1);
    const only = ([row, other]: readonly Candidate[]) => (row && !other && partners.get(row) === 1 ? row : undefined);
    this.#settle(whose, only, fitting);
  }

  /** Marks inputs that a row may belong to. The row is not taken: it may belong to several. */
  doubt(key: keyof Keys, fits: Fits): void {
    for (const [one, [candidate]] of this.#fitting(key, fits)) {
      if (candidate) this.matches.set(one, { row: candidate.row, whose: "unsure" });
    }
  }

  #fitting(key: keyof Keys | undefined, fits: Fits = () => true): Map<Pending, readonly Candidate[]> {
    const keyOf = (keys: Keys): string => (key ? keys[key] : "");
    const byKey = new Map<string, Candidate[]>();
    for (const row of this.#rows) {
      const same = byKey.get(keyOf(row));
      if (same) same.push(row);
      else byKey.set(keyOf(row), [row]);
    }
    const isPair = (one: Pending) => (row: Candidate) => this.#isFor(row, one) && fits(row, one);
    return new Map(this.#people.map((one) => [one, (byKey.get(keyOf(one)) ?? []).filter(isPair(one))]));
  }

  #settle(
    whose: Match["whose"],
    choose: (rows: readonly Candidate[]) => Candidate | undefined,
    fitting: ReadonlyMap<Pending, readonly Candidate[]>,
  ): void {
    const taken = new Set<Candidate>();
    this.#people = this.#people.filter((one) => {
      const candidate = choose((fitting.get(one) ?? []).filter((row) => !taken.has(row)));
      if (!candidate) return true;
      taken.add(candidate);
      this.matches.set(one, { row: candidate.row, whose });
      return false;
    });
    this.#rows = this.#rows.filter((row) => !taken.has(row));
  }
}
