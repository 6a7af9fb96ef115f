import type { WebHeaders } from "../platform/web-types.js";

/** Key of the method with which the headers that `createNodeFetch` received become a real `Headers`. Until then they have only `get`. */
export const ALL_HEADERS: unique symbol = Symbol.for("@invitation-clients/all-headers") as never;

interface Received {
  [ALL_HEADERS]?(): WebHeaders;
}

/** The headers as a caller may see them. */
export function allHeaders(headers: WebHeaders): WebHeaders {
  return (headers as Received)[ALL_HEADERS]?.() ?? headers;
}
