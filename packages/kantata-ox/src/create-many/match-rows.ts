import type { WithIncluded } from "../types.js";
import { isCutName, isReduced, type Keys, keysOf } from "./normal-form.js";
import type { Pending } from "./pending.js";

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
  /** Whether the server changes names beyond recognition, so that they prove nothing. */
  renames: boolean;
}

export function candidateOf(row: Row): Candidate {
  const { inviter_id: inviter } = row;
  return { row, ...keysOf(row), inviter: inviter === undefined || inviter === null ? undefined : String(inviter) };
}

/**
 * Tells which listed row invites which input. The address decides; where a server has rewritten it, the name decides with
 * it. An input is `unsure` if a row may be its own but cannot be told.
 *
 * @param isFor whether a row can be that input's at all
 */
export function matchListed(
  people: readonly Pending[],
  rows: readonly Candidate[],
  { inviters, renames }: Traces,
  isFor: Fits = always,
): Map<Pending, Match> {
  const isForeign: Fits = ({ inviter }) => inviter !== undefined && inviters.size > 0 && !inviters.has(inviter);
  const isKnown: Fits = ({ inviter }) => inviter !== undefined && inviters.has(inviter);
  const isSameName: Fits = (row, one) => row.name === one.name;
  const isOurs: Fits = (row, one) =>
    isKnown(row, one) || (!isForeign(row, one) && (renames || isCutName(row.name, one.name)));
  const isRewritten: Fits = (row, one) => isOurs(row, one) && isReduced(one.address, row.address);

  const pairs = new Pairs(people, rows, isFor);
  pairs.take("ours", "address", (row, one) => isOurs(row, one) && isSameName(row, one));
  pairs.take("ours", "address", isOurs);
  pairs.takeOnly("loose", (row, one) => isRewritten(row, one) && isSameName(row, one));
  pairs.takeOnly("loose", isRewritten);
  // Last, for our own row may be the one that the server rewrote.
  pairs.take("theirs", "address");
  for (const key of ["loose", "name"] as const) pairs.doubt(key, (row, one) => !isForeign(row, one));
  return pairs.matches;
}

/** Tells which row of an answer invites which input. All of these rows were made for one of the inputs. */
export function matchAnswered(people: readonly Pending[], rows: readonly Candidate[]): Map<Pending, Match> {
  const pairs = new Pairs(people, rows);
  pairs.take("ours", "address");
  pairs.takeOnly("name");
  pairs.takeOnly("loose");
  pairs.takeOnly();
  return pairs.matches;
}

type Fits = (row: Candidate, one: Pending) => boolean;

const always: Fits = () => true;

/** Pairs inputs with rows, the surest first: a row that is taken is nobody else's. */
class Pairs {
  readonly matches = new Map<Pending, Match>();
  #people: readonly Pending[];
  #rows: readonly Candidate[];
  readonly #isFor: Fits;

  constructor(people: readonly Pending[], rows: readonly Candidate[], isFor: Fits = always) {
    this.#people = people;
    this.#rows = rows;
    this.#isFor = isFor;
  }

  /** Gives each input the first row of the same key that fits. */
  take(whose: Match["whose"], key: keyof Keys, fits?: Fits): void {
    this.#settle(whose, ([row]) => row, this.#fitting(key, fits));
  }

  /** Takes pairs in which neither side has another partner. Without a key, any row is a partner. */
  takeOnly(key?: keyof Keys, fits?: Fits): void {
    const fitting = this.#fitting(key, fits);
    const partners = new Map<Candidate, number>();
    for (const row of [...fitting.values()].flat()) partners.set(row, (partners.get(row) ?? 0) + 1);
    const only = ([row, other]: readonly Candidate[]) => (row && !other && partners.get(row) === 1 ? row : undefined);
    this.#settle("ours", only, fitting);
  }

  /** Marks inputs that a row may belong to. The row is not taken: it may belong to several. */
  doubt(key: keyof Keys, fits: Fits): void {
    for (const [one, [candidate]] of this.#fitting(key, fits)) {
      if (candidate) this.matches.set(one, { row: candidate.row, whose: "unsure" });
    }
  }

  #fitting(key: keyof Keys | undefined, fits = always): Map<Pending, readonly Candidate[]> {
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
