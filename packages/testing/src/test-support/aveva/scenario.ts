import fc from "fast-check";
import { type Trouble, trouble } from "../../trouble/trouble.js";

/** Something that others do during a run. */
export interface TenantEvent {
  readonly at: number;
  readonly kind: "accept" | "invite";
  readonly user: number;
}

/** An invitation from before the run. */
export interface EarlierInvitation {
  readonly user: number;
  /** Milliseconds between its issue and the start of the run. */
  readonly age: number;
  /** Milliseconds from the start of the run until it expires; negative if it has expired. */
  readonly left: number;
}

/** The world of one run of AVEVA's `createMany`, and its troubles. */
export interface AvevaScenario {
  readonly apiVersion: "v1" | "v1-preview";
  readonly users: number;
  /** Users that do not exist. */
  readonly missing: readonly number[];
  /** Inputs that repeat the one before, in capitals. */
  readonly repeats: readonly number[];
  /** Users who are not mailed (`SendInvitation: false`). */
  readonly silent: readonly number[];
  readonly earlier: readonly EarlierInvitation[];
  readonly events: readonly TenantEvent[];
  readonly posts: readonly (Trouble | undefined)[];
  readonly gets: readonly (Trouble | undefined)[];
  /** Whether a POST is answered with 202. */
  readonly accepts: boolean;
  /** How far the clock of the service is ahead, in milliseconds. Only with the header `Date` it can be far. */
  readonly clock: { readonly ahead: number; readonly isShown: boolean };
  /** Milliseconds until each POST is answered. */
  readonly pace: number;
  readonly concurrency: number;
  readonly maxRetries: number;
  readonly abortAt: number | undefined;
  readonly totalTimeout: number | undefined;
  readonly phase: number;
  readonly seed: number;
}

/** The service finishes a request within `settleDelay` (40 s) of the loss of its answer. */
const WORKS_UP_TO = 39_000;
const DAY = 86_400_000;

const upTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
// Most events happen early in a run, so early times are frequent.
const moment = (most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(0), upTo(2_000), upTo(20_000), upTo(most), upTo(most));
const shortly = upTo(900);
const user = upTo(11);
const some = fc.oneof(fc.constant([]), fc.array(user, { maxLength: 3 }));

const commit = fc.option(moment(WORKS_UP_TO), { nil: undefined });
const retryAfter = fc.constantFrom(undefined, 0, 2, 30, 60, 61, 3600);

const post: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 6, arbitrary: shortly.map((after) => trouble.slow(after)) },
  { weight: 1, arbitrary: shortly.map((after) => trouble.refused({ after })) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(commit, moment(30_000))
      .map(([commitAfter, after]) =>
        commitAfter === undefined
          ? trouble.lostBeforeCommit({ after })
          : trouble.lostAfterCommit({ commitAfter, after }),
      ),
  },
  { weight: 2, arbitrary: commit.map((commitAfter) => trouble.never({ commitAfter })) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(500, 502, 503, 504, 408, 302), commit, moment(30_000))
      .map(([code, commitAfter, after]) => trouble.status(code, { commitAfter, after })),
  },
  { weight: 2, arbitrary: fc.tuple(retryAfter, shortly).map(([wait, after]) => trouble.rateLimited(wait, { after })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(400, 401, 403, 405, 413, 422), shortly)
      .map(([code, after]) => trouble.status(code, { after })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom("truncated", "html", "list"), shortly).map(([form, after]): Trouble => {
      if (form === "truncated") return trouble.truncated({ after });
      if (form === "html") return trouble.html({ commitAfter: 0, after });
      return trouble.answer({ status: 201, body: "[]" }, { commitAfter: 0, after });
    }),
  },
  { weight: 1, arbitrary: moment(60_000).map((after) => trouble.slow(after)) },
);

const get: fc.Arbitrary<Trouble | undefined> = fc.oneof(
  { weight: 16, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: moment(1_500).map((after) => trouble.slow(after)) },
  { weight: 1, arbitrary: moment(5_000).map((after) => trouble.lostBeforeCommit({ after })) },
  { weight: 1, arbitrary: fc.constantFrom(500, 502, 503, 504, 408).map((code) => trouble.status(code)) },
  { weight: 1, arbitrary: retryAfter.map((wait) => trouble.rateLimited(wait)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(trouble.truncated(), trouble.html(), trouble.never(), trouble.status(403)),
  },
);

/** Any sequence of faults and events. */
export const avevaScenarios: fc.Arbitrary<AvevaScenario> = fc.record({
  apiVersion: fc.constantFrom("v1", "v1-preview"),
  users: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 12 })),
  missing: some,
  repeats: fc.oneof(fc.constant([]), fc.array(user, { maxLength: 2 })),
  silent: some,
  earlier: fc.array(
    // A look is granted two seconds for clocks, and may take 1.5 s itself.
    fc.record({
      user,
      age: fc.oneof(fc.integer({ min: 6_000, max: 60_000 }), fc.integer({ min: 60_000, max: 13 * DAY })),
      left: fc.integer({ min: -10 * DAY, max: 20 * DAY }),
    }),
    { maxLength: 5 },
  ),
  events: fc.array(fc.record({ at: moment(200_000), kind: fc.constantFrom("accept", "invite"), user }), {
    maxLength: 4,
  }),
  posts: fc.array(fc.option(post, { nil: undefined, freq: 4 }), { maxLength: 12 }),
  gets: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(get, { maxLength: 8 }) }),
  accepts: fc.boolean(),
  clock: fc.oneof(
    fc.record({ ahead: fc.integer({ min: -3_600_000, max: 3_600_000 }), isShown: fc.constant(true) }),
    fc.record({ ahead: fc.integer({ min: -900, max: 900 }), isShown: fc.boolean() }),
  ),
  pace: fc.oneof(fc.constant(0), fc.integer({ min: 20, max: 400 })),
  concurrency: fc.integer({ min: 1, max: 6 }),
  maxRetries: fc.constantFrom(0, 1, 2, 2, 2, 4),
  abortAt: fc.option(moment(200_000), { nil: undefined, freq: 6 }),
  totalTimeout: fc.option(fc.integer({ min: 1, max: 200_000 }), { nil: undefined, freq: 8 }),
  phase: upTo(999),
  seed: fc.integer(),
});
