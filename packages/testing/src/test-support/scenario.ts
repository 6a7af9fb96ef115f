import fc from "fast-check";
import type { KantataFakeOptions, KantataHandling } from "../kantata-fake.js";
import { type Fault, faults } from "../trouble.js";

/** Something that other people do while a run is under way; `at` in milliseconds from its start. */
export type WorldEvent =
  | { readonly at: number; readonly kind: "accept"; readonly row: number }
  | { readonly at: number; readonly kind: "delete"; readonly row: number }
  | { readonly at: number; readonly kind: "invite"; readonly person: number; readonly sameName: boolean };

/** A row that was there before the run. */
export interface EarlierRow {
  /** The person it invites; undefined for someone who is not among the inputs. */
  readonly person: number | undefined;
  readonly sameName: boolean;
  /** Seconds before the run. */
  readonly age: number;
  readonly mine: boolean;
}

/** Everything that decides how a run goes. */
export interface Scenario {
  readonly people: number;
  /** Positions of inputs that the server refuses. */
  readonly bad: readonly number[];
  /** Positions of inputs that repeat the address before them, in capitals. */
  readonly repeats: readonly number[];
  readonly earlier: readonly EarlierRow[];
  readonly posts: readonly Fault<KantataHandling>[];
  readonly gets: readonly (Fault<KantataHandling> | undefined)[];
  readonly events: readonly WorldEvent[];
  readonly server: KantataFakeOptions;
  readonly skipExisting: boolean;
  readonly maxRetries: number;
  /** When the caller gives up, or the process dies. */
  readonly abortAt: number | undefined;
  readonly totalTimeout: number | undefined;
  /** Milliseconds into the second at which the run starts. */
  readonly phase: number;
  readonly seed: number;
}

/**
 * The server is done with a request, and lists show it, within this time: `settleDelay`, but for the second by which a
 * request may wait behind a rate limit before it leaves.
 */
const WORKS_UP_TO = 180_000;
const SHOWS_WITHIN = 185_000;

const upTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
// Early times are where most goes on.
const moment = (most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(0), upTo(2_000), upTo(20_000), upTo(most), upTo(most));
const sometimes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** When a request is carried out, how much of it, and when lists show it. */
const commitment = fc
  .tuple(moment(WORKS_UP_TO), sometimes(upTo(49)), moment(SHOWS_WITHIN))
  .map(([commit, take, lag]) => ({
    commit,
    handling: { lag: Math.min(lag, SHOWS_WITHIN - commit), ...(take === undefined ? {} : { take }) },
  }));
const maybeCommitted = fc.option(commitment, { nil: { commit: undefined, handling: {} } });
const status = fc.constantFrom(500, 502, 503, 504, 408, 302);
const retryAfter = fc.constantFrom(undefined, 0, 2, 30, 60, 61, 3600);
const shortly = upTo(900);

const none = shortly.map((after): Fault<KantataHandling> => faults.slow(after));
const post: fc.Arbitrary<Fault<KantataHandling>> = fc.oneof(
  { weight: 8, arbitrary: none },
  { weight: 1, arbitrary: shortly.map((after) => faults.refused(after)) },
  { weight: 2, arbitrary: moment(100_000).map((after) => faults.lostBefore(after)) },
  {
    weight: 5,
    arbitrary: fc.tuple(commitment, moment(100_000)).map(([late, after]) => ({ ...faults.lostBefore(after), ...late })),
  },
  { weight: 1, arbitrary: maybeCommitted.map((late) => ({ ...faults.silence(), ...late })) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(status, maybeCommitted, moment(100_000))
      .map(([code, late, after]) => ({ ...faults.status(code, undefined, after), ...late })),
  },
  {
    weight: 3,
    // What an answered refusal took shows at once: the design relies on it ("one look is enough").
    arbitrary: fc.tuple(retryAfter, sometimes(upTo(50)), shortly).map(([wait, take, after]) => ({
      ...faults.tooMany(wait, after),
      ...(take === undefined ? {} : { commit: 0, handling: { take } }),
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(422, 400), sometimes(upTo(49)), shortly).map(([code, take, after]) => ({
      ...faults.status(code, undefined, after),
      ...(take === undefined ? {} : { commit: 0, handling: { take } }),
    })),
  },
  { weight: 1, arbitrary: fc.constantFrom(401, 403).map((code) => faults.status(code)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("truncated", "html", "empty"), moment(SHOWS_WITHIN), shortly)
      .map(([form, lag, after]) => ({
        ...(form === "truncated"
          ? faults.truncated(after)
          : form === "html"
            ? faults.html(200, 0, after)
            : { commit: 0, after, seen: { form: "status" as const, status: 200 } }),
        handling: { lag },
      })),
  },
  {
    weight: 2,
    // A 200 that shows fewer rows than were created, or creates fewer than were asked for.
    arbitrary: fc.tuple(upTo(49), fc.boolean(), moment(SHOWS_WITHIN), shortly).map(([rows, created, lag, after]) => ({
      ...faults.slow(after),
      handling: created ? { show: rows, lag } : { take: rows, lag },
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(moment(120_000), moment(20_000))
      .map(([after, lag]) => ({ ...faults.slow(after), handling: { lag } })),
  },
);

const get: fc.Arbitrary<Fault<KantataHandling> | undefined> = fc.oneof(
  { weight: 24, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: moment(20_000).map((after) => faults.slow(after)) },
  { weight: 1, arbitrary: moment(5_000).map((after) => faults.lostBefore(after)) },
  { weight: 1, arbitrary: fc.constantFrom(500, 502, 503, 504, 408).map((code) => faults.status(code)) },
  { weight: 1, arbitrary: retryAfter.map((wait) => faults.tooMany(wait)) },
  { weight: 1, arbitrary: fc.constantFrom(faults.truncated(), faults.html(), faults.silence(), faults.status(403)) },
);

const server: fc.Arbitrary<KantataFakeOptions> = fc.record({
  ties: fc.constantFrom("ascending", "descending", "shuffled"),
  idsShown: fc.constantFrom("always", "always", "included", "never"),
  viewer: fc.constantFrom("administrator", "collaborator"),
  duplicates: fc.boolean(),
  refusals: fc.record({ index: fc.constantFrom("all", "first", "none"), atomic: fc.boolean() }),
});

const person = upTo(129);
const event: fc.Arbitrary<WorldEvent> = fc.oneof(
  fc.record({ at: moment(400_000), kind: fc.constant("accept" as const), row: upTo(200) }),
  fc.record({ at: moment(400_000), kind: fc.constant("delete" as const), row: upTo(200) }),
  fc.record({ at: moment(400_000), kind: fc.constant("invite" as const), person, sameName: fc.boolean() }),
);

const earlierRow: fc.Arbitrary<EarlierRow> = fc.record({
  person: sometimes(person),
  sameName: fc.boolean(),
  age: fc.oneof(fc.constant(0), upTo(3), upTo(1_000)),
  mine: fc.boolean(),
});

/** Any sequence of troubles. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  people: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 2, arbitrary: fc.integer({ min: 48, max: 54 }) },
    { weight: 1, arbitrary: fc.integer({ min: 98, max: 130 }) },
  ),
  bad: fc.oneof(fc.constant([]), fc.array(person, { maxLength: 4 })),
  repeats: fc.oneof(fc.constant([]), fc.array(person, { maxLength: 2 })),
  earlier: fc.oneof(fc.array(earlierRow, { maxLength: 8 }), fc.array(earlierRow, { minLength: 60, maxLength: 60 })),
  posts: fc.array(post, { maxLength: 8 }),
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
