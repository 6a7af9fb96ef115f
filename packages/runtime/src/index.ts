// Everything an API package needs. What callers may use is re-exported by the API packages.
export type { Answer } from "./answer.js";
export type { Reply } from "./call-context.js";
export { type CallScope, openScope } from "./call-scope.js";
export { type ApiClient, type ClientSetup, createClient } from "./client.js";
export {
  CALL_KEYS,
  type CallOptions,
  CLIENT_KEYS,
  type ClientOptions,
  checkBaseUrl,
  checkCallOptions,
} from "./client-options.js";
export { type Clock, sleep, systemClock } from "./clock.js";
export { type Dialect, describeCommonError } from "./dialect.js";
export {
  type ApiErrorGuard,
  isApiError,
  isClientError,
  isConfigError,
  isConnectionError,
  isResponseParseError,
  isTimeoutError,
  isTokenError,
} from "./error-guards.js";
export {
  ApiError,
  ClientError,
  ConfigError,
  ConnectionError,
  type Outcome,
  ResponseParseError,
  TimeoutError,
  TokenError,
} from "./errors.js";
export { type HeaderOptions, headerOf } from "./headers.js";
export type { CallEvent, ErrorEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent } from "./hooks.js";
export type { Lenient } from "./lenient.js";
export type { Logger, LogLevel } from "./logger.js";
export type { Effect, Method, Operation, OperationTable } from "./operation.js";
export { checkBody, checkDuration, checkInteger, checkKeys } from "./option-checks.js";
export { own } from "./own.js";
export { type NumberedPage, nextOffset, nextPageNumber } from "./page-turns.js";
export { type Page, type PageSource, type PageTurn, type Paginated, paginate } from "./paginated.js";
export type { Id } from "./path.js";
export { plainData } from "./plain-data.js";
export { urlOf } from "./platform.js";
export { createRawApi, type RawApi, type RawResult } from "./raw-api.js";
export { createRecentKeys } from "./recent-keys.js";
export { delayFor } from "./retry-policy.js";
export { SecretMemory } from "./secret-memory.js";
export { type AccessToken, checkToken, sharedTokens, type TokenSource, tokenSource } from "./token-source.js";
export type { WebAbortSignal, WebFetch, WebHeaders, WebResponse } from "./web-types.js";
