import type { IncomingMessage, ServerResponse } from "node:http";

/** The headers of both APIs that a page may read. */
const SHOWN = "location, operation-id, retry-after, total-count, x-request-id";

/** Lets the page in that sends this request. Returns whether it was a preflight request, which is then answered. */
export function letIn({ method, headers }: IncomingMessage, outgoing: ServerResponse): boolean {
  const { origin, "access-control-request-method": asked, "access-control-request-headers": names } = headers;
  if (origin === undefined) return false;
  outgoing.setHeader("access-control-allow-origin", origin);
  outgoing.setHeader("vary", "origin");
  outgoing.setHeader("access-control-expose-headers", SHOWN);
  if (method !== "OPTIONS" || asked === undefined) return false;
  outgoing.setHeader("access-control-allow-methods", asked);
  // Named one by one, because * would not cover Authorization.
  if (names !== undefined) outgoing.setHeader("access-control-allow-headers", names);
  outgoing.writeHead(204).end();
  return true;
}
