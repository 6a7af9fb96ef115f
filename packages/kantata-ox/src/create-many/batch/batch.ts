import type { ApiClient, BulkRun, CallOptions, CallScope, ClientError } from "@invitation-clients/runtime";
import type { Include, KantataErrorEntry } from "../../types.js";
import type { Lookout } from "../looking/lookout.js";
import type { Known } from "../looking/watermark.js";
import type { Pending } from "../pending.js";
import type { CreateManyResult } from "../result.js";
import type { WaitingState } from "./batch-states.js";

/** The state that the batches of one run share. */
export interface BatchContext {
  readonly client: ApiClient;
  readonly bulk: BulkRun<CreateManyResult>;
  readonly lookout: Lookout;
  readonly include: readonly Include[];
  readonly settleDelay: number;
  readonly listLag: number;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly options: CallOptions;
  readonly scope: CallScope;
}

/** People who are sent together: at first up to 50. Those who go again are a new batch, or several smaller ones. */
export interface Batch {
  readonly people: readonly Pending[];
  /** How often these people were sent again, not counting renewals of the token. */
  readonly resends: number;
  /** When the first request with these people left; undefined before that. */
  readonly since: number | undefined;
  /** What was known about the list when that request left; undefined before that, and if the caller stores nothing. */
  readonly known: Known | undefined;
  /** Whether the batch goes again because the token was renewed. */
  readonly renewed: boolean;
  /** Whether a refusal named others in the same request: the server may name one bad row at a time. */
  readonly wasNamed: boolean;
}

/** A batch whose first request has left. */
export interface SentBatch extends Batch {
  readonly since: number;
}

/** A batch that was sent and is waiting for its last look. */
export interface WaitingBatch {
  readonly state: WaitingState;
  readonly batch: SentBatch;
  readonly error: ClientError;
  /** When looks are due, in order. The last look decides. */
  readonly dues: readonly number[];
  /** Whether people who are absent from the last look may be sent again. */
  readonly mayResend: boolean;
  /** The errors of single people whom a refusal names. */
  readonly named: ReadonlyMap<Pending, readonly KantataErrorEntry[]>;
}
