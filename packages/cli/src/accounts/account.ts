import type { CliError } from "../files/cli-error.js";

/** An account with its client. */
export interface Account<Client> {
  readonly client: Client;
  /**
   * Names the account in journals. It contains no secret and nothing made from one, because a token may be renewed between
   * two runs: the base URL for Kantata, base URL and tenant for AVEVA.
   */
  readonly key: string;
  /** The account at the end of a sentence. */
  readonly title: string;
  /** Requests with an effect that have no answer yet. */
  sending(): number;
  /** The status of the last answer to such a request. */
  lastStatus(): number | undefined;
  /** The error of an address where the service is not; undefined if an error says something else. */
  misplaced(error: unknown): CliError | undefined;
  close(): Promise<void>;
}
