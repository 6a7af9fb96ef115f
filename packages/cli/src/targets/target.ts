import type { Account } from "../accounts/account.js";
import type { ListFormat } from "../reading/columns/column-kind.js";
import type { BulkOptions, BulkResult, Refusal } from "./bulk.js";

/** What a bulk job is told. */
export interface SendOptions extends BulkOptions<BulkResult> {
  readonly signal: AbortSignal;
  readonly settleDelay: number | undefined;
  readonly concurrency: number | undefined;
}

/** Where the people of a list are invited. */
export interface Target<P> {
  readonly format: ListFormat<P>;
  /** Names the account in journals. */
  readonly key: string;
  /** The account at the end of a sentence. */
  readonly title: string;
  /** What the person should know before anybody is invited. */
  readonly warning: string;
  /** Milliseconds after which a lost answer is decided, unless `--settle-delay` says otherwise. */
  readonly settleDelay: number;
  /** Invites people, as `createMany` of the API's client does. */
  send(people: readonly P[], options: SendOptions): Promise<readonly BulkResult[]>;
  /**
   * Looks for invitations that exist already, and sends nothing else. Returns the positions of people who have one.
   * @throws ClientError if the account cannot be looked at
   */
  look(people: readonly P[], signal: AbortSignal): Promise<ReadonlySet<number>>;
  /** Whether the server refused who asks or where, and not the person. Then the person is still to be invited. */
  isDenied(errors: readonly Refusal[]): boolean;
  /** Requests with an effect that have no answer yet. */
  readonly sending: Account<unknown>["sending"];
  readonly misplaced: Account<unknown>["misplaced"];
  readonly close: Account<unknown>["close"];
}

/** Statuses by which a server refuses a token. */
export const DENIED: readonly number[] = [401, 403];
