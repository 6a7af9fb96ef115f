import type { BulkOptions, BulkProgress, BulkResult, CallOptions } from "@invitation-clients/runtime";
import type { Include, IncludeList, KantataErrorEntry, WithIncluded } from "../types.js";

/** The result of one input of `createMany`. `errors[].index` is the position of the input in the caller's list. */
export type CreateManyResult<I extends Include = never> = BulkResult<WithIncluded<I>, KantataErrorEntry>;

/** The progress of a run. */
export type CreateManyProgress = BulkProgress;

/**
 * Options of `createMany`. `totalTimeout` and `signal` apply to the whole run, all others to each of its requests. A
 * `totalTimeout` of the client applies to each request.
 */
export interface CreateManyOptions<I extends Include = never>
  extends Omit<CallOptions, "onAborted">,
    BulkOptions<CreateManyResult<I>> {
  /** Associated objects to fetch with it; each becomes a property of the invitation. */
  readonly include?: IncludeList<I> | undefined;
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
