import type { Dialect } from "../api/dialect.js";
import { effectOf, type Operation, type OperationTable } from "../api/operation.js";
import type { TokenSource } from "../auth/token-source.js";
import { runCall } from "../call/call.js";
import type { CallContext, FinishedCall, Reply, WaitListener } from "../call/call-context.js";
import { directSenderOf } from "../call/send-directly.js";
import { ConfigError } from "../errors/errors.js";
import { checkKeys } from "../errors/option-checks.js";
import { checkPlatform } from "../errors/platform-checks.js";
import { type Clock, systemClock } from "../platform/clock.js";
import { kindOf } from "../platform/kinds.js";
import { own } from "../platform/own.js";
import { platformFetch } from "../platform/platform-fetch.js";
import { userAgentHeader } from "../platform/user-agent.js";
import { checkFields } from "../request/body-fields.js";
import { buildRequest, type CallInput, type OutgoingRequest, type RequestInput } from "../request/build-request.js";
import { type CallOptions, checkCallOptions } from "../request/call-options.js";
import { mergeHeaders } from "../request/headers.js";
import { plainData } from "../request/plain-data.js";
import { createLimiter } from "../retry/limiter.js";
import { SecretMemory } from "../secrets/secret-memory.js";
import { type ClientOptions, resolveClientOptions } from "./client-options.js";
import type { CheckedInput, DataOf } from "./operation-types.js";

/** What an API package passes to create a client. */
export interface ClientSetup<Filled extends string = string> {
  /** Absolute URL that the paths of the operations are appended to, as `checkBaseUrl` returns it. */
  readonly baseUrl: string;
  readonly operations: OperationTable;
  readonly dialect: Dialect;
  /** Undefined for an API that takes no token, and for the client that fetches tokens. */
  readonly tokens: TokenSource | undefined;
  readonly options: ClientOptions;
  /** Value of the header `User-Agent`. Not sent by browsers. */
  readonly userAgent: string;
  /** Path parameters that are the same in every call, such as the tenant. */
  readonly pathDefaults?: Readonly<Record<Filled, string>>;
  /** The secrets that no error may show. The tokens of the calls are added to it. */
  readonly secrets?: SecretMemory;
  readonly clock?: Clock;
}

/** Builds the request of a call, passes it to `send`, and turns the answer into a result. */
export type BuildAndSend<T> = (
  operation: Operation,
  input: RequestInput,
  send: (request: OutgoingRequest) => Promise<FinishedCall>,
) => Promise<T>;

/** Never a value: the key under which a client carries the names that it fills in. */
declare const filled: unique symbol;

/**
 * Calls the operations of one API. The resources of the API packages use it.
 *
 * @typeParam Filled path parameters that the client fills in
 */
export interface ApiClient<Filled extends string = never> {
  /**
   * Calls an operation and resolves with its success. Input and reply are typed by the spec of the operation.
   *
   * @throws ApiError, ConnectionError, TimeoutError, ResponseParseError, TokenError; ConfigError for a wrong option or
   * argument; the signal's reason if the caller aborted
   */
  call<Types, const Input extends object>(
    operation: Operation<Types>,
    input: Input & CheckedInput<Types, Filled, Input>,
    options?: CallOptions,
  ): Promise<Reply<DataOf<Types>>>;
  /**
   * Calls an operation and resolves with the result of `buildAndSend`, whatever the status of the answer.
   *
   * @throws the errors of `call` except ApiError; whatever `buildAndSend` throws
   */
  callRaw<T>(
    operation: Operation,
    input: CallInput,
    options: CallOptions | undefined,
    buildAndSend: BuildAndSend<T>,
  ): Promise<T>;
  /** The same client, which tells `onWait` what its calls wait for. */
  watched(onWait: WaitListener): ApiClient<Filled>;
  /** Absolute URL that paths are appended to. */
  readonly baseUrl: string;
  readonly operations: OperationTable;
  readonly clock: Clock;
  /** The client's own settings, for helpers that repeat calls themselves. */
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  /** A parameter, so that a client which fills in less does not pass for one which fills in more. */
  readonly [filled]?: ((name: Filled) => void) | undefined;
}

const DEFAULT_RETRIES = 2;
const DEFAULT_MAX_RETRY_AFTER = 60_000;

// Shared by all clients, because a client that fetches tokens for another one uses its hooks.
let calls = 0;

/**
 * Creates a client of one API.
 *
 * @throws ConfigError that names the wrong option
 */
export function createClient<Filled extends string = never>(setup: ClientSetup<Filled>): ApiClient<Filled> {
  const {
    baseUrl,
    clock = systemClock,
    dialect,
    operations,
    options: shared,
    pathDefaults,
    secrets = new SecretMemory(),
    tokens,
    userAgent,
  } = own(setup);
  const defaults = resolveClientOptions(shared);
  const { maxRetries = DEFAULT_RETRIES, maxRetryAfter = DEFAULT_MAX_RETRY_AFTER } = defaults.call;
  const context: CallContext = {
    fetch: defaults.fetch ?? platformFetch(),
    clock,
    limits: defaults.limits ?? createLimiter(defaults.maxConcurrency, clock),
    dialect,
    observers: defaults.observers,
    tokens,
    secrets,
    maxResponseBytes: defaults.maxResponseBytes,
    nextCallId: () => ++calls,
  };
  const ownHeaders = { accept: "application/json", ...userAgentHeader(userAgent) };
  const sharedHeaders = mergeHeaders(Object.entries(ownHeaders), defaults.call.headers ?? {});

  // `createNodeFetch` runs only on Node, which has everything. To look would make Node load its own `fetch`.
  let isPlatformChecked = defaults.fetch !== undefined && directSenderOf(defaults.fetch) !== undefined;

  const begin = <T>(
    operation: Operation,
    input: CallInput,
    options: CallOptions | undefined,
    onWait: WaitListener | undefined,
    buildAndSend: BuildAndSend<T>,
    isChecked = false,
  ): Promise<T> => {
    if (!isPlatformChecked) {
      checkPlatform("AbortController", "FormData", "Headers", "atob", "setTimeout", defaults.fetch ? "URL" : "fetch");
      isPlatformChecked = true;
    }
    const row = ownRow(operation);
    const { path, query, body: given, mayRepeatRefused, beforeSend } = own(input);
    // Servers ignore unknown parameters, so a misspelt filter would silently match everything.
    if (isChecked) checkKeys(`${row.id} params`, query, row.query);
    const call = checkCallOptions(options);
    const settings = {
      // APIs that share limits may have groups of the same name.
      group: `${baseUrl} ${row.rateLimitGroup}`,
      timeout: call.timeout ?? defaults.call.timeout ?? row.timeout,
      totalTimeout: call.totalTimeout ?? defaults.call.totalTimeout,
      maxRetries: call.maxRetries ?? maxRetries,
      maxRetryAfter: call.maxRetryAfter ?? maxRetryAfter,
      signal: call.signal,
      onAborted: call.onAborted,
      mayRepeatRefused,
      beforeSend,
      onWait,
    };
    const headers = call.headers ? mergeHeaders(sharedHeaders, call.headers) : sharedHeaders;
    if (given !== undefined && (row.method === "GET" || row.method === "HEAD")) {
      throw new ConfigError(`${row.id} takes no body`);
    }
    // Only token requests send a form.
    const form = kindOf(given) === "URLSearchParams" && String(given);
    const data = form ? given : plainData(given, "body");
    if (isChecked) checkFields("body", data, row.fields);
    const effect = effectOf(row, data);
    const request = {
      path: pathDefaults ? withDefaults(own(path), pathDefaults) : (path ?? NONE),
      query: query ?? NONE,
      body: form || JSON.stringify(data),
      headers,
    };
    return buildAndSend(row, request, (built) => runCall(context, row, effect, built, settings));
  };

  const watched = (onWait?: WaitListener): ApiClient<Filled> => ({
    watched,
    operations,
    clock,
    maxRetries,
    maxRetryAfter,
    baseUrl,
    callRaw: async (operation, input, options, buildAndSend) => begin(operation, input, options, onWait, buildAndSend),
    call<Types>(operation: Operation<Types>, input: CallInput, options?: CallOptions): Promise<Reply<DataOf<Types>>> {
      // Not `async`, which would cost each call another promise.
      try {
        return begin(
          operation,
          input,
          options,
          onWait,
          (row, request, send) => send(buildRequest(baseUrl, row, request)).then(replyOf<DataOf<Types>>),
          true,
        );
      } catch (error) {
        return Promise.reject(error);
      }
    },
  });
  return watched();
}

// Copies of operations without a prototype, each made once.
const ownRows = new WeakMap<Operation, Operation>();

function ownRow(operation: Operation): Operation {
  let row = ownRows.get(operation);
  if (!row) {
    row = own(operation);
    ownRows.set(operation, row);
  }
  return row;
}

const NONE: Readonly<Record<string, unknown>> = Object.freeze({});

function replyOf<Data>(finished: FinishedCall): Reply<Data> {
  const { error, alreadyGone } = finished;
  if (error && !alreadyGone) throw error;
  // Typed by the spec. The body itself is not checked.
  return finished as Reply<Data>;
}

// Refuses a value that differs from the client's own, because the caller may have meant either of them.
function withDefaults(path: CallInput["path"], defaults: Readonly<Record<string, string>>): RequestInput["path"] {
  for (const [name, value] of Object.entries(defaults)) {
    if (path?.[name] !== undefined && path[name] !== value)
      throw new ConfigError(`${name} is set by the client: leave it out`);
  }
  return { ...path, ...defaults };
}
