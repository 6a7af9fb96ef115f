import type { FakeAnswer, FakeRequest } from "./fake-http.js";

/** A request to a fake, from a `fetch`, an HTTP server or a mock of the network. */
export interface ExchangeRequest {
  readonly method: string;
  /** The origin that the client called, such as `http://127.0.0.1:4010`. AVEVA's discovery names its token endpoint there. */
  readonly origin: string;
  /** Path and query, such as `/api/v1/account_invitations?page=2`. */
  readonly target: string;
  readonly headers: Headers;
  readonly body?: string | undefined;
  /** Ends the wait for a slow or missing answer. */
  readonly signal?: AbortSignal | null | undefined;
}

/**
 * The result of a request.
 *
 * - `answer`: this answer
 * - `cut-off`: the first half of the answer's body, then a reset
 * - `reset`: the connection breaks before the answer
 * - `refused`: the connection never opens
 */
export type Outcome =
  | { readonly form: "answer"; readonly answer: FakeAnswer }
  | { readonly form: "cut-off"; readonly answer: FakeAnswer }
  | { readonly form: "reset" }
  | { readonly form: "refused" };

/** One request that a fake received. */
export interface RecordedRequest<Operation extends string = string> {
  /** The spec's id of the operation, such as `createAccountInvitation`. */
  readonly operationId: Operation;
  readonly method: string;
  readonly path: string;
  /** The query by name. If a name was sent twice, this is its last value. */
  readonly query: Readonly<Record<string, string>>;
  /** The headers, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or the text if it is not JSON; undefined if there was no body. */
  readonly body: unknown;
  /** The status of the answer; undefined until the answer, and after a lost connection. */
  readonly status: number | undefined;
}

/** What a service does differently in one request. Kantata's bulk create knows all three; other operations ignore them. */
export interface Handling {
  /** How many rows of a create it takes before it stops. @default all */
  readonly takes?: number | undefined;
  /** How many rows of a create its answer shows. @default all */
  readonly shows?: number | undefined;
  /** Milliseconds until lists show the created rows. @default that of the account */
  readonly listLag?: number | undefined;
}

/** A service in memory: its operations, and how it handles a request. */
export interface Service {
  readonly operations: readonly string[];
  /** The operations that only fetch a token. They are not among `requests`. */
  readonly tokenOperations: readonly string[];
  operationOf(method: string, path: string): string | undefined;
  handle(request: FakeRequest, handling?: Handling): FakeAnswer;
  /** An error in the vendor's words. */
  problem(request: FakeRequest, status: number): FakeAnswer;
  /** Refuses all tokens issued so far, if the service issues any. */
  expireTokens(): void;
}
