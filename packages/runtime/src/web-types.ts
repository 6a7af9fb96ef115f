// Public types name the web's own classes only through `globalThis`, so that the declarations also compile for callers
// whose TypeScript has neither the DOM library nor Node's types.

type WebClass<Name extends string, Fallback> = typeof globalThis extends {
  [K in Name]: { prototype: infer Instance };
}
  ? Instance
  : Fallback;

/** The platform's `AbortSignal`. */
export type WebAbortSignal = WebClass<"AbortSignal", { readonly aborted: boolean; readonly reason: unknown }>;

/** The platform's `Headers`. */
export type WebHeaders = WebClass<"Headers", { get(name: string): string | null; has(name: string): boolean }>;

/** The platform's `Response`. */
export type WebResponse = WebClass<"Response", { readonly status: number; readonly headers: WebHeaders }>;

/** What the runtime hands to `fetch` with the URL. */
export interface FetchInit {
  readonly method: string;
  readonly headers: WebHeaders;
  readonly body?: string;
  readonly signal: WebAbortSignal;
  readonly redirect: "manual";
}

/** A function that behaves as the platform's `fetch`, as far as the runtime uses it. */
export type WebFetch = (url: string, init: FetchInit) => Promise<WebResponse>;
