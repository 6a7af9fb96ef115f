import { brokenConnection, cutOffResponse } from "../trouble/broken.js";
import { orAbort } from "../trouble/waits.js";
import { baseOf, isBelow } from "./address.js";
import type { Exchange } from "./exchange.js";
import { toResponse } from "./fake-http.js";
import type { Outcome } from "./service.js";

/** A `fetch` that answers from memory. It reaches no network, and rejects every URL that is not the API's. */
export type ClosedFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

// Marks that the clients read: an error with both ends the call at once, because nothing was sent.
const NOT_SENT = Symbol.for("@invitation-clients/not-sent");
const KINDS = Symbol.for("@invitation-clients/runtime/error-kinds");

/** Makes the `fetch` of a fake. `maker`: the function that made the fake, for error texts. */
export function closedFetch(exchange: Exchange, baseUrl: string, maker: string): ClosedFetch {
  const base = baseOf(baseUrl);
  return async (input, init = {}) => {
    const asked = typeof input === "object" && "url" in input ? input : undefined;
    const method = (init.method ?? asked?.method ?? "GET").toUpperCase();
    const signal = init.signal ?? asked?.signal;
    const url = new URL(asked?.url ?? String(input));
    const isInside = url.origin === base.origin && isBelow(base, url.pathname);
    if (!isInside || !exchange.knows(method, url.pathname)) {
      throw outside(
        maker,
        isInside ? "has no route" : `answers only ${baseUrl}, and not`,
        `${method} ${url.origin}${url.pathname}`,
      );
    }
    if (signal?.aborted) throw signal.reason;
    if ((method === "GET" || method === "HEAD") && (init.body ?? undefined) !== undefined)
      throw new TypeError("Request with GET/HEAD method cannot have body.");
    return responseOf(
      await exchange.play({
        method,
        origin: url.origin,
        target: `${url.pathname}${url.search}`,
        headers: headersOf(init, asked),
        body: await orAbort(textOf(init.body ?? undefined, asked), signal),
        signal,
      }),
    );
  };
}

/**
 * What `fetch` makes of an outcome.
 *
 * @throws TypeError like that of Node's `fetch`, if the connection breaks or never opens
 */
function responseOf(outcome: Outcome): Response {
  if (outcome.form === "refused") throw brokenConnection("ECONNREFUSED");
  if (outcome.form === "reset") throw brokenConnection("ECONNRESET");
  return outcome.form === "cut-off" ? cutOffResponse(outcome.answer) : toResponse(outcome.answer);
}

/** The headers that the platform would send: a body without a content type gets the one of its kind, such as text/plain for a text. */
function headersOf(init: RequestInit, asked: Request | undefined): Headers {
  const headers = new Headers(init.headers ?? asked?.headers);
  if (headers.has("content-type")) return headers;
  const type = new Response(init.body ?? null).headers.get("content-type");
  if (type !== null) headers.set("content-type", type);
  return headers;
}

async function textOf(body: RequestInit["body"] | undefined, asked: Request | undefined): Promise<string | undefined> {
  if (typeof body === "string") return body;
  if (body !== undefined) return new Response(body).text();
  const text = await asked?.text();
  return text === "" ? undefined : text;
}

function outside(maker: string, what: string, request: string): TypeError {
  const advice = "Give the client all of the fake's clientOptions. Nothing was sent.";
  const error = new TypeError(`the fake of ${maker} ${what} ${request}. ${advice}`);
  return Object.assign(error, { [NOT_SENT]: true, [KINDS]: ["ClientError", "ConfigError"], outcome: "not-sent" });
}
