/** Options of `createNodeFetch`. All durations are milliseconds. */
export interface NodeFetchOptions {
  /** Milliseconds until a connection must be up, TLS and a proxy's tunnel included. @default 10000 */
  readonly connectTimeout?: number | undefined;
  /** Milliseconds between two pieces of a body; the client's own `timeout` bounds the whole. @default 60000 */
  readonly bodyTimeout?: number | undefined;
  /** Milliseconds a connection is kept for the next request, unless the server names a time. @default 4000 */
  readonly keepAliveTimeout?: number | undefined;
  /** Connections to one origin at once; further requests wait for a free one. @default no bound: `maxConcurrency` is one */
  readonly connections?: number | undefined;
  /** The largest body that is read, in bytes after decompression and about as many before; a client asks with its own `maxResponseBytes` instead. @default 10485760 */
  readonly maxResponseBytes?: number | undefined;
  /** URL of the proxy for every request; `false` for none. @default what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say now */
  readonly proxy?: string | false | undefined;
  /** Certificates to trust in place of Node's own, as PEM. @default Node's, with NODE_EXTRA_CA_CERTS */
  readonly ca?: string | readonly string[] | undefined;
}
