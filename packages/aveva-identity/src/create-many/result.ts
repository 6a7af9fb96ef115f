import type { BulkOptions, BulkProgress, BulkResult, CallOptions } from "@invitation-clients/runtime";
import type { ApiVersion, AvevaErrorBody, BodyOf, Invitation } from "../types.js";

/** One input of `createMany`: the user, and the fields of the invitation as `create` takes them. */
export type CreateManyInput<V extends ApiVersion = "v1"> = BodyOf<V> & {
  /** Id of an existing user. Ids are compared without regard to letter case. */
  readonly userId: string;
};

/** Why an input was rejected. */
export interface CreateManyErrorEntry {
  /** `validation`: this client refused the input, and nothing was sent. `api`: the service refused it. */
  readonly type: "validation" | "api";
  /** Where the input lies in the caller's list. */
  readonly index: number;
  readonly message: string;
  /** The field of the input that is wrong; undefined if the error is not about one field. */
  readonly field?: string | undefined;
  /** Status of the service's response; undefined for `validation`. */
  readonly status?: number | undefined;
  /** Body of the service's response; undefined for `validation`, and if the response was empty or not JSON. */
  readonly body?: AvevaErrorBody | undefined;
  /** The service's `Operation-Id`. */
  readonly requestId?: string | undefined;
}

/**
 * The result of one input of `createMany`.
 *
 * An invitation is this job's if the service issued it after the first request for the user left, by the clock of the service
 * (header `Date`) or, where it is hidden, by the local one. Two seconds are granted to the clocks: what somebody else issued
 * within two seconds before that request counts as `created`, if the answer to the request was lost.
 */
export type CreateManyResult = BulkResult<Invitation, CreateManyErrorEntry>;

/** The progress of a run. With several requests at once, it names the wait for a look first, then for a rate limit, then for a token. */
export type CreateManyProgress = BulkProgress;

/**
 * Options of `createMany`. `totalTimeout` and `signal` apply to the whole run, all others to each of its requests. A
 * `totalTimeout` of the client applies to each request. `onSend` may be called for another user before an earlier call of it
 * has settled; `onResult` is not. With `onSend`, the run first gets the invitation of its first user, to read the service's clock; if
 * nothing answers, it sends nothing.
 */
export interface CreateManyOptions extends Omit<CallOptions, "onAborted">, BulkOptions<CreateManyResult> {
  /**
   * How many users are invited at once. The client's `maxConcurrency` applies too.
   * @default 4
   */
  readonly concurrency?: number | undefined;
  /**
   * Milliseconds to wait after a response is lost, and after a 202 that `get` does not show yet. After this time the service has
   * finished the request: the run looks for the invitation, and sends the user again only if there is none.
   * @default 40000 (the service works up to 30 s on a request)
   */
  readonly settleDelay?: number | undefined;
}
