import type { WithIncluded } from "../../types.js";
import { groupBy } from "./group-by.js";
import { isCutName, isReduced, type Keys, keysOf } from "./normal-form.js";

export type Row = WithIncluded<never>;

/** A row, with the normal forms that are compared. */
export interface Candidate extends Keys {
  readonly row: Row;
  readonly inviter: string | undefined;
}

/** A row that may invite the person of an input, and who made it: this run, somebody else, or either. */
export interface Match {
  readonly row: Row;
  readonly whose: "ours" | "theirs" | "unsure";
}

/** Facts that a run has learnt from rows that it certainly made. */
export interface Traces {
  /** The ids that this run's own rows show as their inviter. */
  readonly inviters: Set<string>;
  /** Whether an answer has kept parts of an address that servers may drop, such as a tag. */
  keepsAddresses: boolean;
}

type Fits = (row: Candidate, one: Keys) => boolean;

export function candidateOf(row: Row): Candidate {
  const { inviter_id: inviter } = row;
  return { row, ...keysOf(row), inviter: inviter === undefined || inviter === null ? undefined : String(inviter) };
}

const hasSameName: Fits = (row, one) => row.name === one.name;
// Servers may cut names or hide them.
const hasLikeName: Fits = (row, one) => row.name === "" || one.name === "" || isCutName(row.name, one.name);
const isReducedTo: Fits = (row, one) => isReduced(one.address, row.address);
const both =
  (...all: readonly Fits[]): Fits =>
  (row, one) =>
    all.every((fits) => fits(row, one));

/**
 * Finds the listed row that invites each input. The address decides; if a server has rewritten it, the name must match too.
 * A match is `unsure` if the row may be the input's own, but nothing proves it.
 *
 * @param isFor whether a row can belong to an input at all
 */
export function matchListed(
  people: readonly Keys[],
  rows: readonly Candidate[],
  { inviters, keepsAddresses }: Traces,
  isFor: Fits,
): Map<Keys, Match> {
  const isForeign: Fits = ({ inviter }) => inviter !== undefined && inviters.size > 0 && !inviters.has(inviter);
  const mayBeOurs: Fits = (row, one) => !isForeign(row, one);
  const isKnown: Fits = ({ inviter }) => inviter !== undefined && inviters.has(inviter);
  const hasRival: Fits = keepsAddresses ? () => false : rivalsAmong(people);

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
  // Unless another row may be ours. A different name does not prove that a row is not ours: servers change names.
  pairs.take("theirs", "address", (row, one) => isForeign(row, one) && !pairs.matches.has(one));
  return pairs.matches;
}

/** Tells whether a row may just as well belong to another input, whose address the server shortened to this one. */
export function rivalsAmong(people: readonly Keys[]): Fits {
  const byLoose = groupBy(people, ({ loose }) => [loose]);
  return (row, one) =>
    (byLoose.get(row.loose) ?? []).some((other) => other !== one && hasLikeName(row, other) && isReducedTo(row, other));
}

/**
 * Finds the people who were invited before: by address, or by a rewritten address with the same name. If the name may have
 * been cut too, or several inputs fit equally well, the row may invite somebody else.
 *
 * @param people those who are sought
 * @param hasRival by `rivalsAmong` everybody whom a row may invite, also those who have been found
 */
export function matchEarlier<One extends Keys>(
  people: readonly One[],
  rows: readonly Candidate[],
  hasRival: Fits,
): Map<One, Match> {
  const pairs = new Pairs(people, rows);
  // Older rows with tags prove nothing: the server may have begun to drop them since.
  const isOnlyFor: Fits = (row, one) => !hasRival(row, one);
  pairs.take("theirs", "address", both(hasSameName, isOnlyFor));
  pairs.takeOnly("theirs", "loose", both(hasSameName, isReducedTo, isOnlyFor));
  pairs.take("theirs", "address", isOnlyFor);
  pairs.doubt("address", () => true);
  pairs.doubt("loose", both(hasLikeName, isReducedTo));
  return pairs.matches;
}

/**
 * Finds the row of an answer that invites each input, and learns from rows that are certainly ours. Rows that may be older
 * decide nothing: some servers answer with an existing invitation.
 *
 * @param isEarlier whether a row existed before the request
 */
export function matchAnswered<One extends Keys>(
  people: readonly One[],
  rows: readonly Candidate[],
  traces: Traces,
  isEarlier: (row: Candidate) => boolean,
): Map<One, Match> {
  const shown = rows.flatMap((row) => (isEarlier(row) || row.inviter === undefined ? [] : [row.inviter]));
  // A run has one inviter. Once the run knows it, no answer changes it.
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
  // Without an address, pair the only input left with the only row left.
  pairs.takeOnly("ours", undefined, (row, one) => isOurs(row, one) && !row.address.includes("@"));
  const ours = [...pairs.matches].filter(([, { whose }]) => whose === "ours");
  for (const [one, { row }] of ours) {
    const { inviter, address } = candidateOf(row);
    // A single row may be an older one that somebody else made.
    if (inviter !== undefined && ours.length > 1) traces.inviters.add(inviter);
    traces.keepsAddresses ||= address === one.address && address !== one.loose;
  }
  return pairs.matches;
}

/** Whether at least nine in ten rows have this value. */
function isOfNearlyAll(value: string, _at: number, all: readonly string[]): boolean {
  return all.filter((other) => other === value).length >= 0.9 * all.length;
}

/** Pairs inputs with rows. Call the surest rule first: each row is taken only once. */
class Pairs<One extends Keys> {
  readonly matches = new Map<One, Match>();
  #people: readonly One[];
  #rows: readonly Candidate[];
  readonly #isFor: Fits;

  constructor(people: readonly One[], rows: readonly Candidate[], isFor: Fits = () => true) {
    this.#people = people;
    this.#rows = rows;
    this.#isFor = isFor;
  }

  /** Gives each input the first row that has the same key and fits. */
  take(whose: Match["whose"], key: keyof Keys, fits?: Fits): void {
    this.#settle(whose, ([row]) => row, this.#fitting(key, fits));
  }

  /** Takes pairs in which neither side has another partner. Without a key, any row can be a partner. */
  takeOnly(whose: Match["whose"], key: keyof Keys | undefined, fits?: Fits): void {
    const fitting = this.#fitting(key, fits);
    const partners = new Map<Candidate, number>();
    for (const row of [...fitting.values()].flat()) partners.set(row, (partners.get(row) ?? 0) + 1);
    const only = ([row, other]: readonly Candidate[]) => (row && !other && partners.get(row) === 1 ? row : undefined);
    this.#settle(whose, only, fitting);
  }

  /** Marks inputs to which a row may belong. The row is not taken, because it may belong to several. */
  doubt(key: keyof Keys, fits: Fits): void {
    for (const [one, [candidate]] of this.#fitting(key, fits)) {
      if (candidate) this.matches.set(one, { row: candidate.row, whose: "unsure" });
    }
  }

  #fitting(key: keyof Keys | undefined, fits: Fits = () => true): Map<One, readonly Candidate[]> {
    const keyOf = (keys: Keys): string => (key ? keys[key] : "");
    const byKey = groupBy(this.#rows, (row) => [keyOf(row)]);
    const isPair = (one: One) => (row: Candidate) => this.#isFor(row, one) && fits(row, one);
    return new Map(this.#people.map((one) => [one, (byKey.get(keyOf(one)) ?? []).filter(isPair(one))]));
  }

  #settle(
    whose: Match["whose"],
    choose: (rows: readonly Candidate[]) => Candidate | undefined,
    fitting: ReadonlyMap<One, readonly Candidate[]>,
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
