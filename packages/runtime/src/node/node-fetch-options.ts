import type { WebFetch } from "../platform/web-types.js";

/** Options of `createNodeFetch`. All durations are milliseconds. */
export interface NodeFetchOptions {
  /** Milliseconds within which a connection must be established, including TLS and a proxy's tunnel. @default 10000 */
  readonly connectTimeout?: number | undefined;
  /** The longest pause between two pieces of a body, in milliseconds; the client's own `timeout` bounds the whole attempt. @default 60000 */
  readonly bodyTimeout?: number | undefined;
  /**
   * How long an idle connection is kept open, in milliseconds. If the server names a time, that time less 2 seconds counts, at
   * most 10 minutes. A connection that was idle for 4 seconds or longer is used for GET and HEAD only; other requests open a new
   * one. @default 50000
   */
  readonly keepAliveTimeout?: number | undefined;
  /**
   * Connections to one origin at once; further requests wait for a free one. @default no limit, because `maxConcurrency`
   * already limits them
   */
  readonly connections?: number | undefined;
  /** The largest body that is read, in bytes after decompression and about as many before; a client's own `maxResponseBytes` overrides it. @default 10485760 */
  readonly maxResponseBytes?: number | undefined;
  /**
   * URL of the proxy for every request; `false` for none. @default HTTPS_PROXY, HTTP_PROXY and NO_PROXY, read when the `fetch`
   * is created
   */
  readonly proxy?: string | false | undefined;
  /** Certificates to trust in place of Node's own, in PEM format. @default Node's, with NODE_EXTRA_CA_CERTS */
  readonly ca?: string | readonly string[] | undefined;
  /**
   * Makes all requests in place of this transport, which then opens no connection. The other options are checked, but have no
   * effect. For tests: `fetch: isTest ? globalThis.fetch : undefined`. The platform's `fetch` is looked up at each request, so
   * it may be replaced later. @default none, except while a test intercepts the platform's `fetch`
   */
  readonly fetch?: WebFetch | undefined;
}
