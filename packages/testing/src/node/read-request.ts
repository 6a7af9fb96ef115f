import type { IncomingMessage } from "node:http";
import { textAnswer } from "../forms/form.js";
import { baseOf, isBelow, targetAt } from "../server/address.js";
import type { FakeAnswer } from "../server/fake-http.js";
import type { ExchangeRequest } from "../server/service.js";

/** The answer to a request that does not reach the fake. */
interface Refusal {
  readonly refusal: FakeAnswer;
}

/** Far more than any request of the API has. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Reads a whole request to the fake that is served at `url`. Rejects if the connection breaks first. */
export async function readRequest(url: string, incoming: IncomingMessage): Promise<ExchangeRequest | Refusal> {
  const { method = "GET", headers: given } = incoming;
  // Read in any case: a client that is still sending would not see the answer.
  const body = await readBody(incoming);
  const address = addressOf(url, incoming);
  if ("refusal" in address) return address;
  if (method === "OPTIONS" && given["access-control-request-method"] !== undefined) {
    return refused(
      403,
      "A web page of another origin calls this fake. To let it in, serve the fake with { cors: true }.",
    );
  }
  if (body === undefined) return refused(413, `A body of more than ${MOST_BYTES} bytes is no request of the API.`);
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) headers.set(name, String(value));
  return { method, ...address, headers, ...(body === "" ? {} : { body }) };
}

function refused(status: number, text: string): Refusal {
  return { refusal: textAnswer(status, text) };
}

/** The body; undefined if it is too large to be kept. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size <= MOST_BYTES ? Buffer.concat(chunks).toString("utf8") : undefined;
}

/** The target, which a proxy's clients send as a whole URL, and the origin that the client called. */
function addressOf(
  url: string,
  { url: sent = "", headers }: IncomingMessage,
): { origin: string; target: string } | Refusal {
  const served = baseOf(url);
  const origin = originOf(headers.host ?? "", served.origin);
  const target = targetAt(origin, sent);
  if (!target) return refused(400, `${sent} is no path. This fake answers below ${url}.`);
  const { pathname, search } = target;
  if (isBelow(served, pathname)) return { origin, target: `${pathname}${search}` };
  return refused(404, `This fake answers below ${url}, and not ${pathname}. Give the client that URL as baseUrl.`);
}

/** AVEVA's discovery names this origin, so it is the one that the client called, unless its header Host is no host. */
function originOf(host: string, served: string): string {
  const called = `http://${host}`;
  const url = URL.canParse(called) ? new URL(called) : undefined;
  return url?.href === `${called.toLowerCase()}/` ? url.origin : served;
}
