import { fieldOf, type WebFetch } from "../index.js";

// What tools for tests leave behind while they intercept the platform's `fetch`. No instrumentation for production sets these.
const INTERCEPTOR = Symbol.for("fetch-interceptor");
const REGISTRY = "__MSW_INTERCEPTORS_REGISTRY";
const AGENT = Symbol.for("undici.globalDispatcher.1");
const NEWER_AGENT = Symbol.for("undici.globalDispatcher.2");
const PATCHED = "isPatchedModule";

interface Scope {
  readonly fetch?: Double;
  /** MSW from 2.11 on, and nock 14. */
  readonly [INTERCEPTOR]?: unknown;
  /** MSW 3 and nock 15. An interceptor stays in it when it is off. */
  readonly [REGISTRY]?: ReadonlyMap<symbol, { readonly readyState: unknown }>;
  readonly [AGENT]?: Agent;
  readonly [NEWER_AGENT]?: Agent;
}

/** undici's agent for all requests of the platform's `fetch`. Only its `MockAgent` has this field. */
interface Agent {
  readonly isMockActive?: unknown;
}

/** A `fetch` that may be a mock function: of vitest, Jest or `node:test`, or of sinon. */
interface Double {
  readonly mock?: unknown;
  readonly isSinonProxy?: unknown;
}

/** The platform's `fetch` as it is at the time of the request: a test may replace it at any time. */
export const currentFetch: WebFetch = (url, init) => globalThis.fetch(url, init as RequestInit);

/**
 * Whether a test intercepts the platform's `fetch` now: with MSW 2 or 3, nock 14 or 15, undici's `MockAgent`, or a mock
 * function. Instrumentation that wraps `fetch`, such as zone.js, is none. Called for each request, so it must be fast.
 */
export function isFetchIntercepted(): boolean {
  const scope = globalThis as Scope;
  return (
    scope[INTERCEPTOR] !== undefined ||
    hasActive(scope[REGISTRY]) ||
    isMocking(scope[AGENT]) ||
    isMocking(scope[NEWER_AGENT]) ||
    isDouble(scope.fetch)
  );
}

function hasActive(registry: Scope[typeof REGISTRY]): boolean {
  if (registry === undefined) return false;
  // Another version may keep something else there. The platform's `fetch` is then the safe choice.
  if (typeof registry.values !== "function") return true;
  return [...registry.values()].some(({ readyState }) => readyState === "ACTIVE");
}

function isMocking(agent: Agent | undefined): boolean {
  return agent !== undefined && fieldOf(agent, "isMockActive") === true;
}

let judged: Double | undefined;
let verdict = false;

function isDouble(fetch: Double | undefined): boolean {
  if (fetch === judged || fetch === undefined) return fetch !== undefined && verdict;
  judged = fetch;
  verdict =
    fieldOf(fetch, "mock") !== undefined ||
    fieldOf(fetch, "isSinonProxy") !== undefined ||
    // MSW before 2.11.
    Object.getOwnPropertySymbols(fetch).some(({ description }) => description === PATCHED);
  return verdict;
}
