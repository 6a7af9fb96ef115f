import { disagreement, type PrismVerdict, readPrismVerdict } from "../validators/agreement.js";
import type { CheckedAnswer, CheckedRequest, SecondValidator } from "../validators/second-validator.js";

/** One exchange that a strict fetch saw. */
export interface Exchange {
  readonly method: string;
  /** The URL without the base path, as in the spec. */
  readonly url: URL;
  readonly requestHeaders: Headers;
  readonly requestBody: unknown;
  /** The answer that Prism was asked to return. */
  readonly preference: Preference;
  readonly status: number;
  readonly responseHeaders: Headers;
  readonly responseBody: unknown;
}

/** A `fetch` that fails on any violation of the contract, and records all valid exchanges. */
export interface StrictFetch {
  (url: string, init: RequestInit): Promise<Response>;
  readonly exchanges: readonly Exchange[];
  /** All violations. Tests check this too, because a client may swallow or wrap errors of its `fetch`. */
  readonly violations: readonly ContractViolation[];
}

/** A request or an answer violates the contract. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
}

/** The answer that Prism is asked to return. */
export interface Preference {
  readonly code?: number;
  readonly example?: string;
}

/** The parts of a request by which `Prefer` chooses the answer. */
export interface OutgoingRequest {
  readonly method: string;
  /** The URL without the base path, as in the spec. */
  readonly url: URL;
  readonly body: unknown;
}

/** Chooses which answer Prism is asked for. */
export type Prefer = (request: OutgoingRequest) => Preference;

/** Options of `createStrictFetch`. */
export interface StrictFetchOptions {
  /** Base path that clients send and Prism, which serves a spec at its root, does not have. @default none */
  readonly basePath?: string;
  /** A second validator, which must agree with Prism about each request and answer. @default none */
  readonly second?: SecondValidator;
}

/**
 * Wraps the platform's `fetch` for tests against Prism. A call fails if Prism answers with an `sl-violations` header or a
 * problem document, or if the second validator disagrees, so no test can pass with a broken contract.
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
    // The answer to a HEAD has no body, so the media type counts too.
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

/** The objections of the second validator alone. If both object, Prism's message is used. */
function secondThoughts(
  second: SecondValidator,
  request: CheckedRequest,
  answer: CheckedAnswer,
  prism: PrismVerdict,
): string | undefined {
  const different = disagreement("request", prism.request, second.checkRequest(request));
  if (different !== undefined) return different;
  // Prism answers an invalid request with any error, which the operation need not document.
  if (prism.request.length > 0) return undefined;
  const [stray] = second.strayQuery(request);
  if (stray !== undefined) return `?${stray} was sent, which the spec does not have`;
  return disagreement("answer", prism.answer, second.checkAnswer(request, answer));
}
