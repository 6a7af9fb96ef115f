// The runtime as API packages use it. They re-export what their callers need.

export { type Dialect, describeCommonError } from "./api/dialect.js";
export type { Lenient } from "./api/lenient.js";
export type { Effect, FieldNames, Method, Operation, OperationsOf, OperationTable } from "./api/operation.js";
export { type AccessToken, checkToken, sharedTokens, type TokenSource, tokenSource } from "./auth/token-source.js";
export { BulkRun } from "./bulk/bulk-run.js";
export type { BulkOptions, BulkProgress, BulkResult, BulkWait, SentBefore, Watermark } from "./bulk/bulk-types.js";
export { type Resumed, readResume } from "./bulk/sent-before.js";
export { ServerClock } from "./bulk/server-clock.js";
export type { Reply } from "./call/call-context.js";
export { type CallScope, openScope } from "./call/call-scope.js";
export { type ApiClient, type ClientSetup, createClient } from "./client/client.js";
export { CLIENT_KEYS, type ClientOptions, checkBaseUrl } from "./client/client-options.js";
export type { DataOf } from "./client/operation-types.js";
export { createRawApi, type RawApi, type RawResult } from "./client/raw-api.js";
export {
  ApiError,
  ClientError,
  ConfigError,
  ConnectionError,
  type Outcome,
  ResponseParseError,
  TimeoutError,
  TokenError,
} from "./errors/errors.js";
export {
  type ApiErrorGuard,
  isApiError,
  isClientError,
  isConfigError,
  isConnectionError,
  isResponseParseError,
  isTimeoutError,
  isTokenError,
} from "./errors/guards.js";
export { checkBody, checkDuration, checkInteger, checkKeys } from "./errors/option-checks.js";
export { urlOf } from "./errors/platform-checks.js";
export type {
  CallEvent,
  ErrorEvent,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  WaitEvent,
} from "./hooks/hooks.js";
export type { Logger, LogLevel } from "./hooks/logger.js";
export { type NumberedPage, nextOffset, nextPageNumber } from "./paging/page-turns.js";
export { type Page, type PageSource, type PageTurn, type Paginated, paginate } from "./paging/paginated.js";
export { createRecentKeys } from "./paging/recent-keys.js";
export { type Clock, sleep, systemClock } from "./platform/clock.js";
export { onAbort, untilAborted } from "./platform/on-abort.js";
export { fieldOf, own } from "./platform/own.js";
export type { WebAbortSignal, WebFetch, WebHeaders, WebResponse } from "./platform/web-types.js";
export { checkFields } from "./request/body-fields.js";
export { writePath } from "./request/build-request.js";
export { CALL_KEYS, type CallOptions, checkCallOptions } from "./request/call-options.js";
export type { HeaderOptions } from "./request/headers.js";
export type { Id } from "./request/path.js";
export { plainData } from "./request/plain-data.js";
export type { Answer } from "./response/answer.js";
export { headerOf } from "./response/header-of.js";
export { createLimits } from "./retry/create-limits.js";
export { createLimiter } from "./retry/limiter.js";
export { delayFor } from "./retry/retry-policy.js";
export type { Entry, IssuedToken, Refusal, SharedLimits, Slot, TokenRequest } from "./retry/shared-limits.js";
export { SecretMemory } from "./secrets/secret-memory.js";
