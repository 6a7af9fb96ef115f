import fc from "fast-check";
import type { KantataBehaviour } from "../kantata/account/account-options.js";
import { ADDRESS_REWRITES } from "../kantata/account/rewrites.js";
import { type CommitTrouble, type Trouble, trouble } from "../trouble/trouble.js";

/** An action of other people during a run; `at` is in milliseconds from its start. */
export type WorldEvent =
  | { readonly at: number; readonly kind: "accept"; readonly row: number }
  | { readonly at: number; readonly kind: "delete"; readonly row: number }
  | { readonly at: number; readonly kind: "invite"; readonly person: number; readonly sameName: boolean }
  /** Invites somebody with another name, whose address is a person's address without its tag. */
  | { readonly at: number; readonly kind: "similar"; readonly person: number }
  /** Many strangers are invited at once. */
  | { readonly at: number; readonly kind: "crowd"; readonly rows: number };

/** A row from before the run. */
export interface EarlierRow {
  /** The person whom it invites; undefined for somebody who is not an input. */
  readonly person: number | undefined;
  readonly sameName: boolean;
  /** Seconds before the run. */
  readonly age: number;
  readonly mine: boolean;
}

/** A way to write an address, which servers may store in another form. */
export type AddressStyle = "plain" | "decomposed" | "international" | "invisible" | "tagged" | "dotted";

/** Everything that determines a run. */
export interface Scenario {
  readonly people: number;
  /** How the addresses of inputs are written, in turn. */
  readonly styles: readonly AddressStyle[];
  /** Positions of inputs that the server refuses. */
  readonly bad: readonly number[];
  /** Positions of inputs that repeat the previous address in capitals. */
  readonly repeats: readonly number[];
  readonly earlier: readonly EarlierRow[];
  /** How many rows strangers created in the second before the run. */
  readonly crowd: number;
  /** Milliseconds that a POST takes when nothing goes wrong. */
  readonly pace: number;
  readonly posts: readonly (Trouble | undefined)[];
  readonly gets: readonly (Trouble | undefined)[];
  readonly events: readonly WorldEvent[];
  readonly server: KantataBehaviour;
  readonly skipExisting: boolean;
  readonly maxRetries: number;
  /** When the caller aborts, or the process crashes. */
  readonly abortAt: number | undefined;
  readonly totalTimeout: number | undefined;
  /** Milliseconds into the second at which the run starts. */
  readonly phase: number;
  readonly seed: number;
}

/**
 * Within `settleDelay` after an answer was lost, the server finishes and its list shows the result. A request may be written
 * 10 s after `fetch` was called (a busy pool, a slow proxy), and the vendor works up to 180 s on it.
 */
const WORKS_UP_TO = 190_000;
const SHOWS_WITHIN = 200_000;
/** Within `listLag` after an answer, the list shows everything that the server did before the answer. */
const LISTS_LAG = 10_000;

const upTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
// Most events happen early in a run, so early times are frequent.
const moment = (most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(0), upTo(2_000), upTo(20_000), upTo(most), upTo(most));
const sometimes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** When a request is carried out, how much of it, and when lists show it. */
const commitment: fc.Arbitrary<CommitTrouble> = fc
  .tuple(moment(WORKS_UP_TO), sometimes(upTo(49)), moment(SHOWS_WITHIN))
  .map(([commitAfter, takes, lag]) => ({ commitAfter, takes, listLag: Math.min(lag, SHOWS_WITHIN - commitAfter) }));
const maybeCommitted: fc.Arbitrary<CommitTrouble> = fc.option(commitment, { nil: {} });
const status = fc.constantFrom(500, 502, 503, 504, 408, 302);
const retryAfter = fc.constantFrom(undefined, 0, 2, 30, 60, 61, 3600);
const shortly = upTo(900);
const lag = fc.oneof(fc.constant(0), fc.constant(1), upTo(LISTS_LAG));
/** The rows that the server creates although it refuses, and when its list shows them. */
const taken: fc.Arbitrary<CommitTrouble> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.tuple(upTo(50), lag).map(([takes, listLag]) => ({ commitAfter: 0, takes, listLag })) },
);

const none = shortly.map((after) => trouble.slow(after));
const post: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 8, arbitrary: none },
  { weight: 1, arbitrary: shortly.map((after) => trouble.refused({ after })) },
  { weight: 2, arbitrary: moment(100_000).map((after) => trouble.lostBeforeCommit({ after })) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(commitment, moment(100_000))
      .map(([late, after]) => trouble.lostAfterCommit({ ...late, after })),
  },
  { weight: 1, arbitrary: maybeCommitted.map((late) => trouble.never(late)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(status, maybeCommitted, moment(100_000))
      .map(([code, late, after]) => trouble.status(code, { ...late, after })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(retryAfter, taken, shortly)
      .map(([wait, took, after]) => trouble.rateLimited(wait, { ...took, after })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(422, 400, 413, 404), taken, shortly)
      .map(([code, took, after]) => trouble.status(code, { ...took, after })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(401, 403), taken, shortly)
      .map(([code, took, after]) => trouble.status(code, { ...took, after })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("truncated", "html", "empty"), moment(SHOWS_WITHIN), shortly)
      .map(([form, listLag, after]) => {
        if (form === "truncated") return trouble.truncated({ listLag, after });
        const late = { commitAfter: 0, listLag, after };
        return form === "html" ? trouble.html(late) : trouble.answer({ status: 200 }, late);
      }),
  },
  {
    weight: 2,
    // A 200 that shows fewer rows than it created, or created fewer than were sent.
    arbitrary: fc
      .tuple(upTo(49), fc.boolean(), moment(SHOWS_WITHIN), shortly)
      .map(([rows, created, listLag, after]) =>
        trouble.partly({ ...(created ? { shows: rows } : { takes: rows }), listLag, after }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(moment(120_000), moment(20_000)).map(([after, listLag]) => trouble.partly({ listLag, after })),
  },
);

const get: fc.Arbitrary<Trouble | undefined> = fc.oneof(
  { weight: 24, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: moment(20_000).map((after) => trouble.slow(after)) },
  { weight: 1, arbitrary: moment(5_000).map((after) => trouble.lostBeforeCommit({ after })) },
  { weight: 1, arbitrary: fc.constantFrom(500, 502, 503, 504, 408).map((code) => trouble.status(code)) },
  { weight: 1, arbitrary: retryAfter.map((wait) => trouble.rateLimited(wait)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(trouble.truncated(), trouble.html(), trouble.never(), trouble.status(403)),
  },
);

const rarely = (odd: boolean, usual: boolean): fc.Arbitrary<boolean> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(odd) });

const server: fc.Arbitrary<KantataBehaviour> = fc.record({
  ties: fc.constantFrom("ascending", "descending", "shuffled", "unstable"),
  idsShown: fc.constantFrom("always", "always", "included", "never"),
  viewer: fc.constantFrom("administrator", "collaborator"),
  duplicates: fc.boolean(),
  refusals: fc.record({ index: fc.constantFrom("all", "first", "none"), atomic: fc.boolean() }),
  addressesShown: rarely(false, true),
  idsAscend: rarely(false, true),
  namesShown: rarely(false, true),
  counts: fc.constantFrom("true", "true", "true", "true", "none", "page"),
  idsAreNumbers: rarely(true, false),
  pageLimit: fc.constantFrom(200, 200, 200, 20, 50),
  rewrites: fc.record({
    address: fc.oneof(fc.constant([]), fc.shuffledSubarray([...ADDRESS_REWRITES])),
    name: fc.constantFrom(undefined, undefined, "upper" as const, "lower" as const, 6, 3),
  }),
});

const style = fc.constantFrom<AddressStyle>("plain", "decomposed", "international", "invisible", "tagged", "dotted");
const person = upTo(399);
const event: fc.Arbitrary<WorldEvent> = fc.oneof(
  fc.record({ at: moment(400_000), kind: fc.constant("accept" as const), row: upTo(200) }),
  fc.record({ at: moment(400_000), kind: fc.constant("delete" as const), row: upTo(200) }),
  fc.record({ at: moment(400_000), kind: fc.constant("invite" as const), person, sameName: fc.boolean() }),
  fc.record({ at: moment(400_000), kind: fc.constant("similar" as const), person }),
  fc.record({ at: moment(20_000), kind: fc.constant("crowd" as const), rows: fc.integer({ min: 100, max: 250 }) }),
);

const earlierRow: fc.Arbitrary<EarlierRow> = fc.record({
  person: sometimes(person),
  sameName: fc.boolean(),
  age: fc.oneof(fc.constant(0), upTo(3), upTo(1_000)),
  mine: fc.boolean(),
});

/** Any sequence of faults and events. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  people: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 2, arbitrary: fc.integer({ min: 48, max: 54 }) },
    { weight: 1, arbitrary: fc.integer({ min: 98, max: 130 }) },
    { weight: 1, arbitrary: fc.integer({ min: 150, max: 400 }) },
  ),
  styles: fc.oneof(fc.constant(["plain" as const]), fc.array(style, { minLength: 1, maxLength: 4 })),
  bad: fc.oneof(fc.constant([]), fc.array(person, { maxLength: 4 })),
  repeats: fc.oneof(fc.constant([]), fc.array(person, { maxLength: 2 })),
  earlier: fc.oneof(fc.array(earlierRow, { maxLength: 8 }), fc.array(earlierRow, { minLength: 60, maxLength: 60 })),
  crowd: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 100, max: 250 }) },
  ),
  pace: fc.oneof(fc.constant(0), fc.integer({ min: 20, max: 400 })),
  posts: fc.oneof(
    fc.array(post, { maxLength: 8 }),
    // A fast server whose faults come late in a long run.
    fc.tuple(upTo(7), post).map(([before, last]) => [...Array.from({ length: before }, () => undefined), last]),
  ),
  gets: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(get, { maxLength: 8 }) }),
  events: fc.array(event, { maxLength: 5 }),
  server,
  skipExisting: fc.boolean(),
  maxRetries: fc.constantFrom(0, 1, 2, 2, 2, 4),
  abortAt: fc.option(moment(400_000), { nil: undefined, freq: 6 }).map((at) => at),
  totalTimeout: fc.option(fc.integer({ min: 1, max: 400_000 }), { nil: undefined, freq: 8 }),
  phase: upTo(999),
  seed: fc.integer(),
});
