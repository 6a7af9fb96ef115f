import type { ClientError } from "../errors/errors.js";

/**
 * The result of one input of a bulk job.
 *
 * - `created`: this job invited the person.
 * - `existing`: the person has an invitation that this job did not make. This job mailed nothing to the person.
 * - `rejected`: the input is wrong, repeats another one, or the server refused it. Nothing was mailed to the person.
 * - `unknown`: the person may have been invited, and nothing proved or disproved it. Check before you invite the person again.
 * - `not-attempted`: nothing was sent, or it had no effect. Safe to pass to another run.
 */
export type BulkResult<Row, Entry> =
  | { readonly status: "created"; readonly invitation: Row }
  | { readonly status: "existing"; readonly invitation: Row }
  | { readonly status: "rejected"; readonly errors: readonly Entry[] }
  | { readonly status: "unknown"; readonly error: ClientError }
  | { readonly status: "not-attempted" };

/** What a bulk job waits for. */
export type BulkWait =
  /** The response to a request with inputs. */
  | "answer"
  /** A look at the server's list or row: reading it, or the time until then. */
  | "look"
  /** A pause after a 429. */
  | "rate-limit"
  /** The caller's token provider. */
  | "token";

/** The progress of a bulk job. */
export interface BulkProgress {
  readonly total: number;
  /** Inputs that have a result; equals `total` in the last call. */
  readonly done: number;
  /**
   * The last failure of the run; undefined if there was none. It explains why inputs end as `not-attempted` or `unknown`: for
   * example a refused token, a lost answer, or a list that cannot be read. A refused input is no failure of the run.
   */
  readonly error: ClientError | undefined;
  /** What the run waits for; undefined if nothing, as in the last call. */
  readonly waitingFor: BulkWait | undefined;
  /** When the wait ends at the latest, in milliseconds as `Date.now()` has them; undefined if the run waits for nothing. */
  readonly waitingUntil: number | undefined;
  /** Inputs whose answer was lost, and which the run looks for before it decides about them. */
  readonly lost: number;
}

/** A small JSON value by which a later run recognises what an earlier one sent. Store it as it is. */
export type Watermark = unknown;

/** Inputs that an earlier run sent, and whose result it did not learn. */
export interface SentBefore {
  /** The positions of these inputs in the list of this run. */
  readonly positions: readonly number[];
  /** When `onSend` was called for them, last if several times: a date, or milliseconds as `Date.now()` has them. */
  readonly sentAt: number | string | Date;
  /** The watermark that `onSend` gave for them in that call. It is also about the requests before that one. */
  readonly watermark: Watermark;
}

/** The options by which a bulk job reports to its caller, and survives its process. */
export interface BulkOptions<Result> {
  /**
   * Called after each step, when a wait begins, and every 30 seconds. Errors that it throws are ignored.
   */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  /**
   * Awaited just before a request with these inputs leaves, for each attempt. Store the positions, the time and the watermark
   * durably: if the process dies, a later run passes them as `resume`. If it throws, the request is not sent and the run stops.
   * If it takes longer than 10 s, the stored time is out of date, so it is called once more.
   */
  readonly onSend?:
    | ((positions: readonly number[], details: { readonly watermark: Watermark }) => void | Promise<void>)
    | undefined;
  /**
   * Awaited once per input, as soon as its result is known, and before anything more is sent. If it throws, the run stops: it
   * sends nothing more, and still tells the remaining results.
   */
  readonly onResult?: ((result: Result, position: number) => void | Promise<void>) | undefined;
  /**
   * What an earlier run sent without learning its result. The run first looks for these inputs: those that it finds are
   * `created`, because this job made them. All other inputs go out as usual.
   * @default none
   */
  readonly resume?: readonly SentBefore[] | undefined;
}
