import type { ClientError, CreateManyOptions, CreateManyProgress } from "@invitation-clients/kantata-ox";

/** The result of one person, of either API. */
export type BulkResult =
  | { readonly status: "created" | "existing"; readonly invitation: Invitation }
  | { readonly status: "rejected"; readonly errors: readonly Refusal[] }
  | { readonly status: "unknown"; readonly error: ClientError }
  | { readonly status: "not-attempted" };

interface Invitation {
  readonly id?: string | number | null;
  readonly Id?: string | null;
}

/** Why a person was rejected. */
export interface Refusal {
  readonly message?: string | undefined;
  readonly field?: string | undefined;
  /** The status of the answer, where the client tells it. */
  readonly status?: number | undefined;
}

/** The progress of a bulk job, of either API. */
export type BulkProgress = CreateManyProgress;

/** The options by which a bulk job reports and goes on. */
export interface BulkOptions<Result> extends Pick<CreateManyOptions, "onProgress" | "onSend" | "resume"> {
  readonly onResult: (result: Result, position: number) => Promise<void>;
}
