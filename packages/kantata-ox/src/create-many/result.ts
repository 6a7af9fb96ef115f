import type { CallOptions, ClientError } from "@invitation-clients/runtime";
import type { Include, IncludeList, KantataErrorEntry, WithIncluded } from "../types.js";

/**
 * What became of one input of `createMany`.
 *
 * - `created`: this run invited the person.
 * - `existing`: the person has an invitation that this run did not make; this run mailed nothing to the person.
 * - `rejected`: the server (or, for a repeated address, this client) refused the input; nothing was sent to the person.
 * - `unknown`: the person may have been invited, and looking did not tell. Look again before you repeat it.
 * - `not-attempted`: nothing was sent, or a look showed that it had no effect. Safe to pass to another run.
 */
export type CreateManyResult<I extends Include = never> =
  | { readonly status: "created"; readonly invitation: WithIncluded<I> }
  | { readonly status: "existing"; readonly invitation: WithIncluded<I> }
  | { readonly status: "rejected"; readonly errors: readonly KantataErrorEntry[] }
  | { readonly status: "unknown"; readonly error: ClientError }
  | { readonly status: "not-attempted" };

/** How far a run has come. */
export interface CreateManyProgress {
  readonly total: number;
  /** Inputs whose result is known; equals `total` in the last call. */
  readonly done: number;
  /**
   * The last failure that the run met; undefined while all goes well. It says why inputs end as `not-attempted` or
   * `unknown`: a refused token, say, or a list that hides addresses or cannot be read.
   */
  readonly error: ClientError | undefined;
}

/**
 * Options of `createMany`. `totalTimeout` and `signal` hold for the whole run, the others for each of its requests, as does
 * a `totalTimeout` of the client.
 */
export interface CreateManyOptions<I extends Include = never> extends CallOptions {
  /** Associated objects to fetch with it; each becomes a property of the invitation. */
  readonly include?: IncludeList<I> | undefined;
  /** Called after each step; anything it throws is ignored. */
  readonly onProgress?: ((progress: CreateManyProgress) => void) | undefined;
  /**
   * Milliseconds after the loss of an answer until the server can no longer be working on that batch, and its list shows
   * what it did. The run looks at once, and again when this time is over, before it repeats anything.
   * @default 200000 (the vendor works up to 3 minutes on a request, and its lists may lag)
   */
  readonly settleDelay?: number | undefined;
  /**
   * Milliseconds until the list shows what the server did before it answered. After a refusal, which may have taken some
   * of its rows, the run looks for them when this time is over; up to as long again where that saves a walk through the list.
   * @default 10000
   */
  readonly listLag?: number | undefined;
  /**
   * Looks for invitations of the same addresses before anything is sent, and answers `existing` for them: also for an address
   * without the tag or the dots of an input, if the names are the same, for a server may have dropped them. A job that
   * crashed may run again with it, but only `settleDelay` after the crash: an earlier run can miss, and mail again, whom
   * the server was still working on.
   * @default false
   */
  readonly skipExisting?: boolean | undefined;
}
