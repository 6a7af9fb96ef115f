// Public types refer to web classes only through `globalThis`, so that the declarations also compile for callers whose
// TypeScript has neither the DOM library nor Node's types.

type WebClass<Name extends string, Fallback> = typeof globalThis extends {
  [K in Name]: { prototype: infer Instance };
}
  ? Instance
  : Fallback;

// The types of Cloudflare Workers declare these classes but do not put them on `globalThis`: there they are taken from the
// signature of `fetch`.
type PlatformFetch = typeof globalThis extends { fetch: infer Value } ? Value : "none";
type Fetched = PlatformFetch extends (...args: never[]) => Promise<infer Answer> ? Answer : "none";
type SignalOf<Init> = Init extends { signal?: infer Signal } ? Extract<Signal, AnySignal> : AnySignal;

interface AnySignal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

interface AnyHeaders {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** The platform's `AbortSignal`. */
export type WebAbortSignal = WebClass<
  "AbortSignal",
  PlatformFetch extends (url: never, init?: infer Init) => unknown ? SignalOf<NonNullable<Init>> : AnySignal
>;

/** The platform's `Headers`. */
export type WebHeaders = WebClass<
  "Headers",
  Fetched extends { headers: infer Own extends AnyHeaders } ? Own : AnyHeaders
>;

/** The platform's `Response`. */
export type WebResponse = WebClass<
  "Response",
  Fetched extends { status: number } ? Fetched : { readonly status: number; readonly headers: WebHeaders }
>;

/** The platform's `URL`. */
export type WebURL = WebClass<"URL", { readonly origin: string }>;

/** The second argument of `fetch`, as the runtime fills it. */
export interface FetchInit {
  readonly method: string;
  readonly headers: WebHeaders;
  readonly body?: string;
  readonly signal: WebAbortSignal;
  readonly redirect: "manual";
}

/** A function that behaves like the platform's `fetch`, as far as the runtime uses it. */
export type WebFetch = (url: string, init: FetchInit) => Promise<WebResponse>;
