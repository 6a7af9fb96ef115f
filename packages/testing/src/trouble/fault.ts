import type { FakeAnswer } from "../server/fake-http.js";
import type { Handling } from "../server/service.js";

/** The result that the client sees. */
export type Seen =
  /** The service's own answer. */
  | { readonly form: "own" }
  /** The first half of the service's own answer, then a reset. */
  | { readonly form: "cut-off" }
  /** The service's error with this status. `expiresTokens`: it also refuses all tokens that it issued before. */
  | {
      readonly form: "problem";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly expiresTokens?: boolean;
    }
  /** This answer, which the service did not give. */
  | { readonly form: "answer"; readonly answer: FakeAnswer }
  /** The connection breaks. */
  | { readonly form: "reset" }
  /** The connection never opened: the server saw nothing. */
  | { readonly form: "refused" }
  /** Nothing, until the client aborts. */
  | { readonly form: "silence" };

/** What happens to one request: every trouble is one of these. */
export interface Fault {
  /** Milliseconds from the request's arrival until the server carries it out; undefined for never. */
  readonly commit: number | undefined;
  /** Milliseconds from the request's arrival until the client sees something. */
  readonly after: number;
  readonly seen: Seen;
  /** How the server handles this request differently. */
  readonly handling: Handling;
}
