import { disagreement, type PrismVerdict, readPrismVerdict } from "../validators/agreement.js";
import type { CheckedAnswer, CheckedRequest, SecondValidator } from "../validators/second-validator.js";

/** One exchange that a strict fetch saw. */
export interface Exchange {
  readonly method: string;
  /** The address as the spec has it: without the base path. */
  readonly url: URL;
  readonly requestHeaders: Headers;
  readonly requestBody: unknown;
  /** What Prism was asked to answer. */
  readonly preference: Preference;
  readonly status: number;
  readonly responseHeaders: Headers;
  readonly responseBody: unknown;
}

/** A `fetch` that fails on any sign of a broken contract, and remembers what passed. */
export interface StrictFetch {
  (url: string, init: RequestInit): Promise<Response>;
  readonly exchanges: readonly Exchange[];
  /** What was broken. A client may swallow or wrap what its `fetch` throws, so tests look here as well. */
  readonly violations: readonly ContractViolation[];
}

/** The contract was broken by a request or an answer. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
}

/** What Prism should answer. */
export interface Preference {
  readonly code?: number;
  readonly example?: string;
}

/** A request on its way, for choosing its answer. */
export interface OutgoingRequest {
  readonly method: string;
  /** The address as the spec has it: without the base path. */
  readonly url: URL;
  readonly body: unknown;
}

/** Chooses what Prism should answer a request. */
export type Prefer = (request: OutgoingRequest) => Preference;

/** What `createStrictFetch` can be told. */
export interface StrictFetchOptions {
  /** Beginning of the path that clients send and Prism does not have: it serves a spec's paths at its root. @default none */
  readonly basePath?: string;
  /** Checks each request and answer as well, and must agree with Prism. @default Prism is believed */
  readonly second?: SecondValidator;
}

/**
 * Wraps the platform's `fetch` for tests against Prism. An `sl-violations` header or a Prism problem document fails the
 * call, so that no test can pass by a broken contract that happens to look right. So does a second validator that sees it otherwise.
 */
export function createStrictFetch(
  prefer: Prefer = () => ({}),
  { basePath = "", second }: StrictFetchOptions = {},
): StrictFetch {
  const exchanges: Exchange[] = [];
  const violations: ContractViolation[] = [];
  const strict = async (address: string, init: RequestInit): Promise<Response> => {
    const method = String(init.method ?? "GET");
    const url = new URL(address);
    if (url.pathname.startsWith(`${basePath}/`)) url.pathname = url.pathname.slice(basePath.length);
    const requestBody = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
    const preference = prefer({ method, url, body: requestBody });
    const requestHeaders = new Headers(init.headers);
    const preferences = Object.entries(preference).map(([name, value]) => `${name}=${value}`);
    if (preferences.length > 0) requestHeaders.set("prefer", preferences.join(", "));
    const response = await fetch(url, { ...init, headers: requestHeaders });
    const text = await response.clone().text();
    // The media type as well: the answer to a HEAD has no body to read.
    const isProblem =
      text.includes("stoplight.io/prism/errors#") ||
      response.headers.get("content-type")?.includes("application/problem+json");
    const problem = isProblem ? text || "a problem without a body" : undefined;
    const header = response.headers.get("sl-violations");
    const responseBody = text === "" || isProblem ? undefined : JSON.parse(text);
    const request = { method, url, headers: requestHeaders, body: requestBody };
    const answer = { status: response.status, headers: response.headers, body: responseBody };
    const broken =
      (second && secondThoughts(second, request, answer, readPrismVerdict(header, problem))) ?? header ?? problem;
    if (broken) {
      const violation = new ContractViolation(`${method} ${url.pathname}${url.search} (${response.status}): ${broken}`);
      violations.push(violation);
      throw violation;
    }
    exchanges.push({
      method,
      url,
      requestHeaders,
      requestBody,
      preference,
      status: response.status,
      responseHeaders: response.headers,
      responseBody,
    });
    return response;
  };
  return Object.assign(strict, { exchanges, violations });
}

/** What only the second validator brings up; what both say alike is told in Prism's words. */
function secondThoughts(
  second: SecondValidator,
  request: CheckedRequest,
  answer: CheckedAnswer,
  prism: PrismVerdict,
): string | undefined {
  const different = disagreement("request", prism.request, second.checkRequest(request));
  if (different !== undefined) return different;
  // Prism answers a wrong request with whatever error is at hand, which the operation need not document.
  if (prism.request.length > 0) return undefined;
  const [stray] = second.strayQuery(request);
  if (stray !== undefined) return `it was sent ?${stray}, which the spec does not have`;
  return disagreement("answer", prism.answer, second.checkAnswer(request, answer));
}
