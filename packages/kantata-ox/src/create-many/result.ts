import type { CallOptions, ClientError } from "@invitation-clients/runtime";
import type { Include, IncludeList, KantataErrorEntry, WithIncluded } from "../types.js";

/**
 * The result of one input of `createMany`.
 *
 * - `created`: this run invited the person.
 * - `existing`: the person has an invitation that this run did not make. This run mailed nothing to the person.
 * - `rejected`: the server refused the input, or the input repeats an address. Nothing was mailed to the person.
 * - `unknown`: the person may have been invited, and the list could not prove or disprove it. Check before you invite the
 *   person again.
 * - `not-attempted`: nothing was sent, or it had no effect. Safe to pass to another run.
 */
export type CreateManyResult<I extends Include = never> =
  | { readonly status: "created"; readonly invitation: WithIncluded<I> }
  | { readonly status: "existing"; readonly invitation: WithIncluded<I> }
  | { readonly status: "rejected"; readonly errors: readonly KantataErrorEntry[] }
  | { readonly status: "unknown"; readonly error: ClientError }
  | { readonly status: "not-attempted" };

/** The progress of a run. */
export interface CreateManyProgress {
  readonly total: number;
  /** Inputs that have a result; equals `total` in the last call. */
  readonly done: number;
  /**
   * The last failure of the run; undefined if there was none. It explains why inputs end as `not-attempted` or `unknown`: for
   * example a refused token, or a list that hides addresses or cannot be read.
   */
  readonly error: ClientError | undefined;
}

/**
 * Options of `createMany`. `totalTimeout` and `signal` apply to the whole run, all others to each of its requests. A
 * `totalTimeout` of the client applies to each request.
 */
export interface CreateManyOptions<I extends Include = never> extends CallOptions {
  /** Associated objects to fetch with it; each becomes a property of the invitation. */
  readonly include?: IncludeList<I> | undefined;
  /** Called after each step. Errors that it throws are ignored. */
  readonly onProgress?: ((progress: CreateManyProgress) => void) | undefined;
  /**
   * Milliseconds to wait after a response is lost. After this time the server has finished the batch, and its list shows the
   * result. The run looks at once, and again after this time, before it sends anybody again.
   * @default 200000 (the vendor works up to 3 minutes on a request, and its lists may lag)
   */
  readonly settleDelay?: number | undefined;
  /**
   * Milliseconds until the list shows everything that the server did before it responded. A server may create some rows of a
   * batch that it refuses, so the run looks for them after this time; at most twice this time, to combine looks.
   * @default 10000
   */
  readonly listLag?: number | undefined;
  /**
   * Looks for invitations to the same addresses before it sends anything, and returns `existing` for them. If the names are
   * the same, an address without the input's tag or dots counts too: servers may drop them. Use it to repeat a job that
   * crashed, but wait `settleDelay` after the crash: until then the server may still invite people whom the list does not show.
   * @default false
   */
  readonly skipExisting?: boolean | undefined;
}
