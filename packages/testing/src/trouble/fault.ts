import type { FakeRequest } from "../server/fake-http.js";

/** The result that the caller sees. */
export type Seen =
  /** The fake's own answer. */
  | { readonly form: "own" }
  /** The connection breaks. */
  | { readonly form: "lost" }
  /** The connection never opened: the server saw nothing. */
  | { readonly form: "refused" }
  /** Nothing, until the caller aborts. */
  | { readonly form: "silence" }
  /** The first half of the fake's own answer, then a reset. */
  | { readonly form: "truncated" }
  /** This answer instead of the fake's own. */
  | {
      readonly form: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

/** The fault of one request. */
export interface Fault<Handling = unknown> {
  /** Milliseconds from the request's arrival until the server carries it out; undefined for never. */
  readonly commit: number | undefined;
  /** Milliseconds from the request's arrival until the caller sees something. */
  readonly after: number;
  readonly seen: Seen;
  /** How the server handles this request differently. */
  readonly handling?: Handling | undefined;
}

/** Chooses the fault of each request; undefined for none. */
export type Schedule<Handling> = (request: FakeRequest) => Fault<Handling> | undefined;
